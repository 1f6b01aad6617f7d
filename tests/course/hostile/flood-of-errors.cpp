// what: makes the compiler print without end
// status: does not compile
#define ONE _Pragma("GCC warning \"as long as it gets, as long as it gets, as long as it gets\"")
#define TEN ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define THOUSAND HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
THOUSAND THOUSAND THOUSAND
#error "SEEN"
