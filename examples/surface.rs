//! Prints the members that js/install.js defines, for `npm run build`.

fn main() {
    print!("{}", webkit_rtc_peer_connection::surface());
}
