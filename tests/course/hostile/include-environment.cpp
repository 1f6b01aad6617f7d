// what: prints the compiler's environment in its error
// status: does not compile|wrong
#include "/proc/self/environ"
return elementwise<"exp", "y = x;  dx = g">(
    line, {x}, [](auto& a) { return a; }, [](auto& g, auto&, auto&) { return g; });
