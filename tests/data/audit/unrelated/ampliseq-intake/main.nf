#!/usr/bin/env nextflow
nextflow.enable.dsl = 2

params.sheet = null
params.import_id = null
params.outdir = 'results'

include { FASTQC } from './modules/fastqc'

process REGISTER {
    publishDir "${params.outdir}/registered", mode: 'copy'

    input:
    tuple val(sample), path(reads)

    output:
    path "${sample}.json"

    script:
    """
    register.pl --sample ${sample} --import-id ${params.import_id} ${reads} > ${sample}.json
    """
}

workflow {
    if (!params.import_id) error "--import_id is required"
    ch = Channel.fromPath(params.sheet)
        .splitCsv(header: true, sep: '\t')
        .map { row -> tuple(row.sample, [file(row.r1), file(row.r2)]) }
    FASTQC(ch)
    REGISTER(ch)
}
