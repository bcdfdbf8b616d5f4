"""What people hear of their own tickets and data: no case is named."""

from __future__ import annotations

from shared.notifications.kinds import Gathering, Kind, KindRules, Urgency

SUPPORT: dict[Kind, KindRules] = {
    Kind.TICKET_ANSWERED: KindRules(
        label="The helpdesk answers a ticket of yours",
        title="The helpdesk answered {number}",
        many="{count} answers from the helpdesk",
        body="Read the answer, and write back if it isn't solved.",
        act="Read the answer",
        link="/help/tickets/{ticketId}",
        link_of_many="/help/tickets",
        email="The helpdesk answered your ticket",
        email_many="The helpdesk answered your tickets, {count} times",
        urgency=Urgency.NEWS,
    ),
    Kind.TICKET_RESOLVED: KindRules(
        label="The helpdesk resolves a ticket of yours",
        title="{number} was resolved",
        many="{count} tickets were resolved",
        body="Reopen it if the trouble comes back.",
        act="Open the ticket",
        link="/help/tickets/{ticketId}",
        link_of_many="/help/tickets",
        email="Your ticket to the helpdesk was resolved",
        email_many="{count} of your tickets to the helpdesk were resolved",
        urgency=Urgency.DONE,
    ),
    Kind.PRIVACY_ANSWERED: KindRules(
        label="A request about your own data is answered",
        title="Your request about your data is answered",
        many="{count} requests about your data are answered",
        body="The answer, and any download, are with your requests.",
        act="See the answer",
        link="/your-data",
        link_of_many="/your-data",
        email="Your request about your data is answered",
        email_many="{count} requests about your data are answered",
        urgency=Urgency.NEWS,
        gathering=Gathering.NONE,
    ),
}
