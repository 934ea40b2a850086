process FASTQC {
    tag "$sample"

    input:
    tuple val(sample), path(reads)

    output:
    path "*.zip"

    script:
    "fastqc -q ${reads}"
}
