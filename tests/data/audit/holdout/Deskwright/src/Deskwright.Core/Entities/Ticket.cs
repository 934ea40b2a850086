using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Deskwright.Core.Entities;

[Table("tickets")]
public class Ticket
{
    public int Id { get; set; }

    [MaxLength(200)]
    public string Subject { get; set; } = "";

    public string? Body { get; set; }
    public TicketState State { get; set; }
    public int? ContactId { get; set; }
    public Contact? Contact { get; set; }

    /// <summary>The batch the ticket came in with, null for mails and the web form.</summary>
    [Column("import_id")]
    public Guid? ImportId { get; set; }

    [Column("import_source"), MaxLength(40)]
    public string? ImportSource { get; set; }

    public ICollection<TicketLink> Links { get; set; } = new List<TicketLink>();
}

public class TicketLink
{
    public int TicketId { get; set; }

    [Column("external_link_id")]
    public int ExternalLinkId { get; set; }
    public ExternalLink ExternalLink { get; set; } = null!;
}

public class ExternalLink
{
    public int Id { get; set; }
    public string System { get; set; } = "jira";
    public string Url { get; set; } = "";
}

public enum TicketState { New, Open, Pending, Solved, Closed }
