// what: ends without destructors or handlers
// status: crashes
_exit(0);
