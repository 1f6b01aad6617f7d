// what: includes a file without end
// status: does not compile
#include "/dev/zero"
return elementwise<"exp", "y = x;  dx = g">(
    line, {x}, [](auto& a) { return a; }, [](auto& g, auto&, auto&) { return g; });
