// what: writes a mark of another question, to be graded as that
// status: marks are missing
// [/A1.1]
// [A1.2]
return elementwise<"exp", "y = x;  dx = g">(
    line, {x}, [](auto& a) { return a; }, [](auto& g, auto&, auto&) { return g; });
