// what: has the compiler compute for ever
// status: does not compile
constexpr auto bomb = [] {
  unsigned long sum = 0;
  for (unsigned long i = 0; i < 1000000000000ul; ++i) sum += i;
  return sum;
}();
static_assert(bomb != 0);
return elementwise<"exp", "y = x;  dx = g">(
    line, {x}, [](auto& a) { return a; }, [](auto& g, auto&, auto&) { return g; });
