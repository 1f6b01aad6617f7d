// Numbers as a person writes them: with a true minus, no −0, and as many decimals as say something.
#pragma once

#include <string>

namespace focalgrad::experiment {

/// "0.706"; "−0.002"; "0.000" for what rounds to 0, whatever its sign; "–" for NaN.  sign: "+0.706".
std::string fixed(double x, int decimals, bool sign = false);

/// How many decimals a number wants that is known to ± half: at least `least`, and so many that half is not
/// rounded away.
int decimals(double half, int least);

/// "0.7060 ±0.0219": a mean and half of its interval, to the decimals that these want; "–" for a NaN mean,
/// the mean alone where half is NaN, "0" where both are 0 but for rounding.  sign: "+0.7060 ±0.0219".
std::string with_half(double mean, double half, int least, bool sign = false,
                      const std::string& between = " ±");

/// In three figures: "486", "9.71", "0.0118", "8.6e-4"; "–" for NaN.
std::string three_figures(double x);

}  // namespace focalgrad::experiment
