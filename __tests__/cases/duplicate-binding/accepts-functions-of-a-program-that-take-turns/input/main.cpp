#include <crow.h>

void plain_usage() {
  crow::SimpleApp app;
  app.port(9001).run();
}

void compressed_usage() {
  crow::SimpleApp app;
  app.port(9001).use_compression(crow::compression::algorithm::GZIP).run();
}

int main() {
  plain_usage();
  compressed_usage();
}
