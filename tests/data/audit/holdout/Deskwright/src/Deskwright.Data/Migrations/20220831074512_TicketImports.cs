using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Deskwright.Data.Migrations
{
    public partial class TicketImports : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "import_id",
                table: "tickets",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "import_source",
                table: "tickets",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TicketLink",
                columns: table => new
                {
                    TicketId = table.Column<int>(type: "int", nullable: false),
                    external_link_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketLink", x => new { x.TicketId, x.external_link_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_import_id",
                table: "tickets",
                column: "import_id");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "TicketLink");
            migrationBuilder.DropColumn(name: "import_id", table: "tickets");
            migrationBuilder.DropColumn(name: "import_source", table: "tickets");
        }
    }
}
