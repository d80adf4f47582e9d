/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the members of one object say about each other.
 *
 * @param port port for the hosts beside it
 * @param scheme scheme for the hosts beside it
 * @param language language of the code beside it, lower case
 * @param arguments arguments of the command beside it
 * @param hasCode whether code or a command is given as text
 * @param hasBase whether some member is an absolute URL, which relative references may belong to
 * @param assembled whether a host lies in pieces in several members
 * @param owned whether an owner is named, whose repository a name beside it is
 */
record Siblings(
        @Nullable Integer port,
        @Nullable String scheme,
        String language,
        List<String> arguments,
        boolean hasCode,
        boolean hasBase,
        boolean assembled,
        boolean owned) {

    static final Siblings NONE = new Siblings(null, null, "", List.of(), false, false, false, false);
    private static final Set<String> OWNERS = Set.of("owner", "org", "organization", "organisation", "workspace");
    private static final Set<String> PIECES = Set.of(
            "suffix",
            "prefix",
            "tld",
            "subdomain",
            "hostsuffix",
            "hostprefix",
            "domainsuffix",
            "host_suffix",
            "host_prefix",
            "domain_suffix",
            "url_suffix",
            "url_prefix",
            "urlsuffix",
            "urlprefix");
    private static final int MAX_LOOKED_AT = 256;

    /** Whether a value is the bare name of a repository whose owner is named beside it. */
    boolean ownsRepository(String key, String value) {
        String folded = key.toLowerCase(Locale.ROOT);
        return owned
                && (folded.equals("repo") || folded.equals("repository"))
                && Ascii.firstOf(value, ":/@", 0) == value.length();
    }

    static Siblings of(Map<?, ?> members) {
        Integer port = null;
        String scheme = null;
        String language = "";
        List<String> arguments = List.of();
        boolean code = false;
        boolean base = false;
        boolean piece = false;
        boolean host = false;
        boolean owned = false;
        int left = MAX_LOOKED_AT;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (--left < 0) {
                break;
            }
            if (!(member.getKey() instanceof String key)) {
                continue;
            }
            Object value = member.getValue();
            KeyKind kind = KeyKind.of(key);
            switch (kind) {
                case PORT -> port = port == null ? port(value) : port;
                case SCHEME -> scheme = scheme == null ? scheme(value) : scheme;
                case LANGUAGE -> language = value instanceof String text ? text.toLowerCase(Locale.ROOT) : language;
                case ARGS -> arguments = value instanceof List<?> list ? strings(list) : arguments;
                case COMMAND, CODE, SCRIPT -> code |= value != null;
                case URL, HOST, PLACE -> {
                    host |= value instanceof String;
                    base |= value instanceof String text && text.indexOf("://") > 0;
                }
                default -> {
                    String folded = key.toLowerCase(Locale.ROOT);
                    boolean named = PIECES.contains(folded);
                    owned |= OWNERS.contains(folded) && value instanceof String;
                    piece |= value instanceof String text && (named ? !text.isEmpty() : isTail(text));
                }
            }
        }
        return new Siblings(port, scheme, language, arguments, code, base, host && piece, owned);
    }

    /** {@code .169.254} or {@code .example.com}: the end of a host, not a file name such as {@code .gitignore}. */
    private static boolean isTail(String text) {
        return text.length() > 2
                && text.charAt(0) == '.'
                && text.indexOf('.', 1) > 1
                && HostShape.of(text.substring(1)).atLeast(HostShape.DOTTED)
                && !HostShape.looksLikeFile(text);
    }

    private static @Nullable Integer port(@Nullable Object value) {
        if (value instanceof Long number && number > 0 && number <= 65_535) {
            return number.intValue();
        }
        int port = value instanceof String text ? Ascii.port(text) : -1;
        return port < 0 ? null : Integer.valueOf(port);
    }

    private static @Nullable String scheme(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        String plain = text.endsWith("://")
                ? text.substring(0, text.length() - 3)
                : text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        String scheme = plain.toLowerCase(Locale.ROOT);
        return Schemes.known(scheme) ? scheme : null;
    }

    /** The texts of a list, or none when it holds anything else. */
    static List<String> strings(List<?> list) {
        List<String> texts = new ArrayList<>(list.size());
        for (Object each : list) {
            if (each instanceof String text) {
                texts.add(text);
            } else if (each instanceof Long || each instanceof java.math.BigDecimal) {
                texts.add(each.toString());
            } else {
                return List.of();
            }
        }
        return texts;
    }
}
