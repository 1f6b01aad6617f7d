// what: writes to address 0
// status: crashes
*static_cast<volatile int*>(nullptr) = 1;
