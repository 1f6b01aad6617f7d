// Module: something with parameters that turns a Var into a Var.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "autograd/parameter.hpp"
#include "autograd/var.hpp"

namespace focalgrad::nn {

class Module;

/// A parameter or a module inside a module, under its name there.
struct Member {
  Member(std::string as, Parameter& parameter) : name(std::move(as)), part(&parameter) {}
  Member(std::string as, Module& module) : name(std::move(as)), part(&module) {}
  std::string name;
  std::variant<Parameter*, Module*> part;
};

/// A module of one's own says what it computes and what it is made of:
///
///   struct Net : nn::Module {
///     nn::Linear hidden, out;
///     explicit Net(Generator& g) : hidden(2, 32, g), out(32, 1, g) {}
///     Var forward(Var x) override { return out(tanh(hidden(x))); }
///     std::vector<nn::Member> members() override { return {{"hidden", hidden}, {"out", out}}; }
///   };
class Module {
 public:
  virtual ~Module() = default;
  /// What it computes of x.
  virtual Var forward(Var x) = 0;
  /// forward(x); what the library's own layers record stands under the caller's line.
  /// Throws Error: an empty Var.
  Var operator()(Var x, Line line = {});
  /// The parameters and modules that it is made of, by name.
  virtual std::vector<Member> members() { return {}; }

  /// All parameters in the order of members(), each named by its path: "hidden.weight".  They stay the
  /// module's, and the modules inside are told their paths.  What is a member in several places is named by
  /// the first, and there once.
  /// Throws Error: a module is inside itself.
  std::vector<Parameter*> parameters(Line line = {});
  /// Whether layers that differ in training (Dropout) are in training; they are until told.
  /// Throws Error: a module is inside itself.
  void train(bool on = true, Line line = {});
  void eval(Line line = {}) { train(false, line); }
  bool training() const { return training_; }

 protected:
  /// Where the module was last called.
  const Line& line() const { return line_; }

 private:
  struct Visitor {
    std::function<void(Module&, const std::string& path)> module;
    std::function<void(Parameter&, const std::string& path)> parameter;
  };
  struct Visited {
    Line line;
    std::vector<const Module*> above = {}, seen = {};
  };
  /// Every module of this tree once, before what is inside it, and every member that is a parameter.
  void visit(const std::string& path, const Visitor& visitor, Visited& visited);
  Line line_;
  std::string path_;  // in the module whose parameters() named it: "hidden"
  bool named_ = false;
  bool training_ = true;
};

}  // namespace focalgrad::nn
