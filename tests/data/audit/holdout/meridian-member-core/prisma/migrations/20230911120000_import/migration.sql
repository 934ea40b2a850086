-- CreateEnum
CREATE TYPE "ImportSource" AS ENUM ('EDI_834', 'EMPLOYER_CSV', 'EXCHANGE');

-- AlterTable
ALTER TABLE "members" ADD COLUMN "import_id" TEXT,
ADD COLUMN "import_source" "ImportSource";

-- AlterTable
ALTER TABLE "practices" ADD COLUMN "import_id" TEXT;

-- AlterTable
ALTER TABLE "invoices" ADD COLUMN "external_link_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "members_import_source_import_id_key" ON "members"("import_source", "import_id");
