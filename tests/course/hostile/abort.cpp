// what: calls abort
// status: crashes
std::abort();
