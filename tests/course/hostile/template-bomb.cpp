// what: instantiates templates without end
// status: does not compile
return x;
}
template <int n, class T>
constexpr int bomb() {
  if constexpr (n < 800)
    return bomb<n + 1, std::pair<T, char>>() + bomb<n + 1, std::pair<T, int>>();
  else
    return 0;
}
Var bombed(const Var& x, Line line) {
  static_cast<void>(line);
  return x * bomb<0, int>();
