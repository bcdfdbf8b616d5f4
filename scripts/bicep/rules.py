"""What must hold of every resource in production, as data: the walk over the files is in security.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """`path` may take only `allowed`, or numbers from `least` on.

    `unless` names module calls in main.bicep that are otherwise by intent, and why; `only` the symbols it is for.
    """

    path: str
    allowed: tuple[Any, ...] = ()
    unless: tuple[str, ...] = ()
    least: int | None = None
    only: tuple[str, ...] = ()

    def bears(self, value: Any) -> bool:
        if self.least is not None:
            return isinstance(value, int) and value >= self.least
        return value in self.allowed


_BROWSERS = ("quarantine", "documents", "pages")  # browsers send and read there: by short links, or public pages
_NOT_ARCHIVED = ("quarantine", "documents", "host", "pages")  # what lies there must end, or is replaced
_DATA = "Microsoft.DocumentDB/databaseAccounts"
_ITEMS = f"{_DATA}/sqlDatabases/containers"
RULES: dict[str, tuple[Rule, ...]] = {
    "Microsoft.Storage/storageAccounts": (
        Rule("properties.allowBlobPublicAccess", (False,)),
        Rule("properties.allowSharedKeyAccess", (False,)),
        Rule("properties.minimumTlsVersion", ("TLS1_2",)),
        Rule("properties.supportsHttpsTrafficOnly", (True,)),
        Rule("properties.allowCrossTenantReplication", (False,)),
        Rule("properties.publicNetworkAccess", ("Disabled",), _BROWSERS),
        Rule("properties.networkAcls.defaultAction", ("Deny",), _BROWSERS),
        Rule("sku.name", ("Standard_ZRS", "Standard_GZRS")),
    ),
    "Microsoft.Storage/storageAccounts/blobServices": (
        # What browsers left must be gone when it is deleted; everything else can be had back for a while.
        Rule("properties.isVersioningEnabled", (True,), ("quarantine",)),
        Rule("properties.deleteRetentionPolicy.enabled", (True,), ("quarantine",)),
        Rule("properties.containerDeleteRetentionPolicy.enabled", (True,)),
    ),
    "Microsoft.Storage/storageAccounts/blobServices/containers": (Rule("properties.publicAccess", ("None",)),),
    "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies": (
        Rule("properties.immutabilityPeriodSinceCreationInDays", unless=_NOT_ARCHIVED, least=6 * 365),
        Rule("properties.allowProtectedAppendWrites", (False,)),
    ),
    "Microsoft.DocumentDB/databaseAccounts": (
        Rule("properties.backupPolicy.type", ("Continuous",)),
        Rule("properties.locations.[].isZoneRedundant", (True,)),
        Rule("properties.disableLocalAuth", (True,)),
        Rule("properties.disableKeyBasedMetadataWriteAccess", (True,)),
        Rule("properties.minimalTlsVersion", ("Tls12",)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
    ),
    f"{_DATA}/sqlDatabases": (Rule("properties.options.autoscaleSettings.maxThroughput", least=1000),),
    f"{_DATA}/sqlRoleDefinitions": (
        # Entries of the audit trail can be made and read, by nobody changed or deleted.
        Rule(
            "properties.permissions.[].dataActions.[]",
            (
                f"{_DATA}/readMetadata",
                f"{_ITEMS}/executeQuery",
                f"{_ITEMS}/readChangeFeed",
                f"{_ITEMS}/items/create",
                f"{_ITEMS}/items/read",
            ),
            only=("trailRole",),
        ),
    ),
    "Microsoft.ServiceBus/namespaces": (
        Rule("sku.tier", ("Premium",)),
        Rule("properties.zoneRedundant", (True,)),
        Rule("properties.disableLocalAuth", (True,)),
        Rule("properties.minimumTlsVersion", ("1.2",)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
    ),
    "Microsoft.ServiceBus/namespaces/networkRuleSets": (
        Rule("properties.publicNetworkAccess", ("Disabled",)),
        Rule("properties.defaultAction", ("Deny",)),
    ),
    "Microsoft.EventGrid/topics": (
        Rule("properties.disableLocalAuth", (True,)),
        Rule("properties.minimumTlsVersionAllowed", ("1.2",)),
    ),
    "Microsoft.KeyVault/vaults": (
        Rule("properties.enableRbacAuthorization", (True,)),
        Rule("properties.enableSoftDelete", (True,)),
        Rule("properties.enablePurgeProtection", (True,)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
        Rule("properties.networkAcls.defaultAction", ("Deny",)),
    ),
    "Microsoft.Insights/components": (Rule("properties.DisableLocalAuth", (True,)),),
    "Microsoft.OperationalInsights/workspaces": (Rule("properties.features.disableLocalAuth", (True,)),),
    "Microsoft.App/managedEnvironments": (
        Rule("properties.vnetConfiguration.internal", (True,)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
        Rule("properties.peerTrafficConfiguration.encryption.enabled", (True,)),
    ),
    "Microsoft.Web/sites": (
        Rule("identity.type", ("UserAssigned",)),
        Rule("properties.functionAppConfig.deployment.storage.authentication.type", ("UserAssignedIdentity",)),
        Rule("properties.functionAppConfig.runtime.version", ("3.11",)),
        Rule("properties.functionAppConfig.scaleAndConcurrency.alwaysReady.[].name", ("http",)),
        Rule("properties.functionAppConfig.scaleAndConcurrency.alwaysReady.[].instanceCount", least=2),
        Rule("properties.httpsOnly", (True,)),
        Rule("properties.siteConfig.minTlsVersion", ("1.2", "1.3")),
        Rule("properties.siteConfig.scmMinTlsVersion", ("1.2", "1.3")),
        Rule("properties.siteConfig.ftpsState", ("Disabled",)),
        Rule("properties.siteConfig.ipSecurityRestrictionsDefaultAction", ("Deny",)),
    ),
    "Microsoft.Web/sites/basicPublishingCredentialsPolicies": (Rule("properties.allow", (False,)),),
    "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies": (
        Rule("properties.policySettings.enabledState", ("Enabled",)),
        Rule("properties.policySettings.mode", ("Prevention",)),
        Rule("properties.customRules.rules.[].ruleType", ("RateLimitRule",)),
        Rule("properties.customRules.rules.[].action", ("Block",)),
        Rule(
            "properties.managedRules.managedRuleSets.[].ruleSetType",
            ("Microsoft_DefaultRuleSet", "Microsoft_BotManagerRuleSet"),
        ),
    ),
    "Microsoft.Cdn/profiles/customDomains": (Rule("properties.tlsSettings.minimumTlsVersion", ("TLS12", "TLS13")),),
    "Microsoft.Cdn/profiles/afdEndpoints/routes": (
        Rule("properties.forwardingProtocol", ("HttpsOnly",)),
        Rule("properties.httpsRedirect", ("Enabled",)),
    ),
    "Microsoft.Communication/emailServices/domains": (Rule("properties.userEngagementTracking", ("Disabled",)),),
    "Microsoft.Insights/scheduledQueryRules": (Rule("properties.enabled", (True,)),),
    "Microsoft.Insights/metricAlerts": (Rule("properties.enabled", (True,)),),
}
# Of whom the blobs are gone after so many days at the latest, by module call: of blobs, or of their older versions.
ENDS: dict[str, tuple[tuple[str, int], ...]] = {
    "quarantine": (("baseBlob", 7),),
    "documents": (("baseBlob", 14), ("version", 14)),
}
# Built-in roles that nobody gets: Owner, Contributor, and the two administrators of access.
TOO_MUCH = (
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    "b24988ac-6180-42a0-ab88-20f7382dd24c",
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
)
# Their logs go to the workspace. A storage account's are those of its blob service.
WATCHED = frozenset(
    {
        "Microsoft.App/managedEnvironments",
        "Microsoft.Cdn/profiles",
        "Microsoft.Communication/communicationServices",
        "Microsoft.DocumentDB/databaseAccounts",
        "Microsoft.EventGrid/systemTopics",
        "Microsoft.EventGrid/topics",
        "Microsoft.KeyVault/vaults",
        "Microsoft.Network/networkSecurityGroups",
        "Microsoft.Network/virtualNetworks",
        "Microsoft.ServiceBus/namespaces",
        "Microsoft.Storage/storageAccounts/blobServices",
        "Microsoft.Web/sites",
    }
)
