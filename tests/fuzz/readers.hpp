// The readers that are fuzzed, each in the file of its name: what they take, and an example.
#pragma once

#include <string>

namespace focalgrad::fuzz {

bool takes_csv(const std::string& bytes);
bool takes_config(const std::string& bytes);
bool takes_losses(const std::string& bytes);
bool takes_npy(const std::string& bytes);
bool takes_safetensors(const std::string& bytes);
bool takes_checkpoint(const std::string& bytes);
bool takes_step_rows(const std::string& bytes);
bool takes_sweep(const std::string& bytes);
bool takes_snapshot(const std::string& bytes);

std::string a_csv();
std::string a_config();
std::string some_losses();
std::string an_npy();
std::string a_safetensors();
std::string a_checkpoint();
std::string some_step_rows();
std::string a_sweep();
std::string a_snapshot();

}  // namespace focalgrad::fuzz
