/**
 * Endings that say by themselves what a file holds, so that listing a repository need not open it. A text that holds a NUL
 * all the same is found out when it is read.
 */
const binary =
  /\.(?:png|jpe?g|gif|ico|icns|webp|avif|bmp|tiff?|psd|woff2?|ttf|otf|eot|pdf|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|class|exe|dll|so|dylib|a|o|wasm|node|mp[34]|m4a|wav|ogg|webm|mov|avi|sqlite3?|db|parquet|onnx|bin|pyc)$/i;
const text =
  /\.(?:[cm]?[jt]sx?|json[5c]?|ya?ml|toml|md|mdx|go|py|rb|rs|java|kt|cs|php|html?|s?css|less|svg|xml|txt|sh|sql|vue|svelte|graphql|proto|tf|lock|snap|csv|tsv|po)$/i;

export function isBinaryName(path: string): boolean {
  return binary.test(path);
}

export function isTextName(path: string): boolean {
  return text.test(path);
}
