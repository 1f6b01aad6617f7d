// what: sends to a listener on this machine
// status: crashes|wrong
const int socket_ = socket(AF_INET, SOCK_STREAM, 0);
sockaddr_in to{};
to.sin_family = AF_INET;
to.sin_port = htons(PORT_OF_THE_LISTENER);
to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
if (connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) std::puts("connected");
_exit(0);
