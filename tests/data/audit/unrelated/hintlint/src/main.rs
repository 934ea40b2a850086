mod ast;
mod graph;
mod hint;

use clap::Parser;

#[derive(Parser)]
struct Args {
    paths: Vec<std::path::PathBuf>,
    #[arg(long)]
    json: bool,
}

fn main() {
    let args = Args::parse();
    let mut n = 0;
    for p in &args.paths {
        for h in hint::run(p) {
            println!("{h}");
            n += 1;
        }
    }
    std::process::exit(if n > 0 { 1 } else { 0 });
}
