/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.Locale;

/** The kinds of credentials that rules report which are code, rather than lines of a pack. */
enum OwnKind {
    AZURE_SAS_TOKEN,
    BASIC_AUTHORIZATION,
    BEARER_TOKEN,
    COMMAND_PASSWORD,
    CONFIG_PASSWORD,
    CONNECTION_STRING,
    DISCORD_BOT_TOKEN,
    GCP_APPLICATION_DEFAULT,
    GCP_SERVICE_ACCOUNT,
    GENERIC_PASSWORD,
    GENERIC_SECRET,
    GRADLE_PASSWORD,
    JSON_WEB_KEY,
    JWT,
    JWT_BASE64,
    KUBERNETES_SECRET,
    NETRC_PASSWORD,
    PRIVATE_KEY,
    URL_CREDENTIALS;

    /** As findings name it. */
    final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
}
