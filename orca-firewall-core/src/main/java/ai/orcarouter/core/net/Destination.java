/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One place on a network that a tool call names (DESIGN 6.3).
 *
 * @param role whether the call will connect there
 * @param kind what {@code host} is
 * @param host canonical: an A-label name, an address in its RFC 5952 or dotted form (no brackets), {@code unix:/path},
 *     or the domain of a mail address
 * @param portOrNull port when the text or the scheme gives one
 * @param schemeOrNull scheme in lower case when there is one
 * @param pointer JSON pointer of the argument it was found in; empty for an explicit destination
 * @param via how it was found
 * @param refusalOrNull why the canonicaliser refused the text; such a destination is invalid and never passes
 */
public record Destination(
        Role role,
        Kind kind,
        String host,
        @Nullable Integer portOrNull,
        @Nullable String schemeOrNull,
        String pointer,
        Via via,
        @Nullable String refusalOrNull) {

    /** Whether the call connects to a destination or only writes about it. */
    public enum Role {
        /** The call will connect there, so every such destination must pass. */
        DIAL,
        /** The text only names it; recorded, never judged. */
        MENTION
    }

    /** What a destination's host is. */
    public enum Kind {
        /** An IP literal. */
        IP,
        /** A DNS name. */
        NAME,
        /** A Unix domain socket. */
        UNIX,
        /** A storage bucket. */
        BUCKET,
        /** The domain of a mail recipient. */
        MAIL
    }

    /** How a destination was found. */
    public enum Via {
        /** The caller said so. */
        EXPLICIT,
        /** A configured argument path of the tool. */
        DECLARED,
        /** A whole URL. */
        URL,
        /** An argument whose name says it holds a host. */
        HOST_KEY,
        /** A shell command line. */
        SHELL,
        /** A SQL statement. */
        SQL,
        /** Program text. */
        CODE,
        /** HTML, CSS, XML or Markdown. */
        MARKUP,
        /** A database or broker connection string. */
        CONNECTION_STRING,
        /** Prose. */
        TEXT
    }

    /** Port when the text or the scheme gives one. */
    public OptionalInt port() {
        return portOrNull == null ? OptionalInt.empty() : OptionalInt.of(portOrNull);
    }

    /** Scheme in lower case when there is one. */
    public Optional<String> scheme() {
        return Optional.ofNullable(schemeOrNull);
    }

    /** Whether the canonicaliser refused the text. */
    public boolean invalid() {
        return refusalOrNull != null;
    }
}
