// what: has the assembler embed the hidden cases
// status: does not compile
extern const char secret[];
asm(".global secret\nsecret: .incbin \"@HIDDEN@\"\n.byte 0");
std::puts(secret);
return elementwise<"exp", "y = x;  dx = g">(
    line, {x}, [](auto& a) { return a; }, [](auto& g, auto&, auto&) { return g; });
