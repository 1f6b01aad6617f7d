// what: writes a file without end
// status: crashes
std::FILE* const file = std::fopen("much", "w");
for (;;) std::fwrite("0123456789abcdef", 1, 16, file);
