-- AlterTable
ALTER TABLE "patients" ADD COLUMN     "hint_id" TEXT,
ADD COLUMN     "import_id" TEXT,
ADD COLUMN     "import_source" TEXT,
ADD COLUMN     "external_link_id" TEXT,
ADD COLUMN     "hint_synced_at" TIMESTAMP(3);

-- CreateIndex
CREATE UNIQUE INDEX "patients_hint_id_key" ON "patients"("hint_id");

-- CreateIndex
CREATE UNIQUE INDEX "patients_external_link_id_key" ON "patients"("external_link_id");

-- CreateIndex
CREATE UNIQUE INDEX "patients_import_source_import_id_key" ON "patients"("import_source", "import_id");
