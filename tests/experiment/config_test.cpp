// A config's table of fields: config.json and back, ranges, options.
#include "examples/experiment/training/config_fields.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "examples/experiment/command/training_options.hpp"
#include "examples/experiment/training/config_text.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using namespace focalgrad::experiment;
using tests::check_error;

namespace {

/// Nothing as it is by default.
Config other() {
  Config config;
  config.dataset = "xor";
  config.positives = 3;
  config.negatives = 4;
  config.noise = 0.1;
  config.label_noise = 0.2;
  config.paper = true;
  config.losses = LossSpec::parse_list("ce,focal:gamma=0.5");
  config.hidden = {};
  config.prior = 0.01;
  config.optimizer = "sgd";
  config.learning_rate = 0.3;
  config.steps = 5;
  config.batch = 6;
  config.seeds = 7;
  config.seed = 8;
  return config;
}

/// The fields that config.json has of it.
std::set<std::string> fields_of(const Config& config) {
  const auto json = nlohmann::json::parse(config_text(config));
  std::set<std::string> names;
  for (const auto& [name, value] : json.items()) {
    names.insert(name);
    const auto plain = nlohmann::json::parse(config_text(Config()));
    CHECK((!plain.contains(name) || plain.at(name) != value));
  }
  return names;
}

}  // namespace

TEST_CASE("a config is given back by its JSON, whatever its fields") {
  Config generated = other(), tuned = other(), from_csv = other();
  tuned.learning_rates = {0.1, 0.2};
  tuned.weight_decay = 0.1;
  tuned.schedule = "cosine";
  tuned.patience = 40;
  from_csv.csv = "a.csv";
  from_csv.label = "y";
  from_csv.positive = "1";
  from_csv.delimiter = ";";
  from_csv.no_header = true;
  from_csv.drop = "id";
  from_csv.columns = "a,b";
  from_csv.missing = "-999";
  from_csv.categories = "b";
  from_csv.hash = "d";
  std::set<std::string> all;
  for (const Config& config : {generated, tuned, from_csv}) {
    CHECK(config_text(config_from_text(config_text(config))) == config_text(config));
    all.merge(fields_of(config));
  }
  for (const ConfigField& field : config_fields())
    CHECK_MESSAGE(all.contains(std::string(field.name)), field.name);
  CHECK(all.size() == config_fields().size());
  CHECK_FALSE(fields_of(from_csv).contains("positives"));
  CHECK_FALSE(fields_of(tuned).contains("learning_rate"));
  CHECK(fields_of(generated).contains("prior"));
  check_error([] { config_from_text(R"({"steeps": 3})"); }, {"'steeps'"});
  check_error([] { config_from_text(R"({"steps": "many"})"); }, {"'steps'", "many"});
  check_error([] { config_from_text("{"); }, {"not JSON"});
}

TEST_CASE("a value of config.json is taken as the option takes it, and none is converted") {
  for (const std::string wrong :
       {"\"steps\": 1.9", "\"steps\": -1", "\"steps\": 1e3", "\"steps\": true", "\"steps\": null",
        "\"seed\": -1", "\"noise\": true", "\"noise\": \"1\"", "\"hidden\": [8, 1.5]", "\"hidden\": [8, -1]",
        "\"hidden\": 8", "\"hidden\": {\"a\": 8}", "\"prior\": [0.1]", "\"prior\": false", "\"paper\": 1",
        "\"dataset\": 1", "\"losses\": \"ce\"", "\"losses\": [1]", "\"learning_rates\": [0.1, null]"}) {
    const std::string key = wrong.substr(1, wrong.find('"', 1) - 1);
    INFO(wrong);
    check_error([&] { config_from_text("{" + wrong + "}"); },
                {"'" + key + "' in the config is", "was expected"});
  }
  check_error([] { config_from_text(R"({"losses": ["ce", "ce"]})"); }, {"ce is given twice"});
  check_error([] { config_from_text(R"({"steps": 18446744073709551616})"); }, {"'steps'", "whole number"});
  check_error([] { config_from_text(R"({"steps": 4000000000})").check(); }, {"steps", "1e9"});
}

TEST_CASE("a number outside its field's range is refused, wherever it is given") {
  for (const std::string wrong :
       {R"("positives": 0)", R"("negatives": 0)", R"("label_noise": 0.5)", R"("label_noise": -0.1)",
        R"("hidden": [8, 0])", R"("prior": 1)", R"("steps": 0)", R"("batch": 0)", R"("learning_rate": 0)",
        R"("learning_rates": [-1, 2])", R"("seeds": 0)", R"("seed": 18446744073709551615)",
        R"("noise": 1e308)", R"("learning_rates": [1, 1])", R"("optimizer": "x")", R"("csv": "a.csv")"}) {
    INFO(wrong);
    CHECK_THROWS_AS(config_from_text(R"({"losses": ["ce"], )" + wrong + "}").check(), Error);
  }
  Config csv = other();
  csv.csv = "a.csv";
  csv.label = csv.positive = "x";
  csv.positives = 0;  // not used
  csv.check();
  csv.learning_rate = std::numeric_limits<double>::infinity();
  check_error([&] { csv.check(); }, {"learning rate is inf", "above 0 and finite"});
}

TEST_CASE("every field has an option of its name") {
  TrainingOptions into;
  const std::vector<Option> shared = options(into);
  for (const ConfigField& field : config_fields()) {
    std::string name = option(into, field).name;
    CHECK(std::any_of(shared.begin(), shared.end(), [&](const Option& each) { return each.name == name; }) !=
          field.of_compare_only);
    std::replace(name.begin() + 2, name.end(), '-', '_');
    CHECK(name == "--" + std::string(field.name));
  }
}
