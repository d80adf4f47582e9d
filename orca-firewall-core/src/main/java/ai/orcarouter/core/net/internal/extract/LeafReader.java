/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Via;
import ai.orcarouter.core.net.internal.extract.ToolProfile.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one string of the tree by what its name, its tool and its own shape say (egress.md 3.5, items 1 to 8). */
final class LeafReader {
    private static final Set<String> STDIN = Set.of("input", "line", "stdin", "keystrokes", "keys", "text", "data");

    private final Readers readers;
    private final Places places;
    private final ToolProfile profile;
    private final PlaceReader placeReader;
    private final ProgramText programs;
    private final TreeWalk tree;

    LeafReader(Readers readers, ToolProfile profile, TreeWalk tree) {
        this.readers = readers;
        this.places = readers.places();
        this.profile = profile;
        this.tree = tree;
        this.placeReader = new PlaceReader(readers, profile);
        this.programs = new ProgramText(readers, profile);
    }

    /** Whether some text was read as a command, a program or a statement. */
    boolean ranText() {
        return programs.ranText();
    }

    /** Reads a list as one thing; false when its elements stand for themselves. */
    boolean list(List<?> list, KeyKind kind, Spot at, Siblings siblings) {
        if (list.isEmpty()) {
            return false;
        }
        if (kind == KeyKind.COMMAND) {
            List<String> words = Siblings.strings(list);
            return !words.isEmpty() && programs.argv(words, at);
        }
        if (kind == KeyKind.ARGS && siblings.hasCode()) {
            return !siblings.arguments().isEmpty();
        }
        if (kind.holdsPlace() && isSplit(list)) {
            places.opaque(Reasons.ASSEMBLED, at);
            return true;
        }
        return false;
    }

    /** {@code ["https", "://", "example.com"]}: pieces of one URL. */
    private static boolean isSplit(List<?> list) {
        for (Object each : list) {
            if (each instanceof String text
                    && (text.equals("://")
                            || text.equals("//")
                            || text.equals(":")
                            || text.endsWith("://")
                            || text.equals("http")
                            || text.equals("https"))) {
                return true;
            }
        }
        return false;
    }

    void read(String text, KeyKind kind, String key, Spot at, Siblings siblings) {
        String trimmed = Ascii.trim(text);
        if (trimmed.isEmpty()) {
            return;
        }
        readers.places().collector().step(trimmed.length());
        if (!at.dials()) {
            readers.prose(trimmed, at);
            return;
        }
        switch (kind) {
            case URL, HOST, PLACE, CONNECTION -> {
                if (siblings.assembled() && trimmed.indexOf("://") < 0) {
                    return;
                }
                if (siblings.ownsRepository(key, trimmed)) {
                    readers.prose(trimmed, at);
                    return;
                }
                if (!json(trimmed, kind, key, at)) {
                    placeReader.read(trimmed, kind, key, at, siblings);
                }
            }
            case DOMAIN -> domain(trimmed, key, at);
            case COMMAND -> {
                if (!programs.command(trimmed, at, siblings)) {
                    general(trimmed, kind, key, at);
                }
            }
            case CODE, SCRIPT -> programs.code(trimmed, kind, at, siblings);
            case SQL -> programs.sql(trimmed, at);
            case MARKUP -> markup(trimmed, at);
            case MAIL -> {
                if (trimmed.indexOf('@') < 0 || !places.mail(trimmed, at)) {
                    general(trimmed, kind, key, at);
                }
            }
            case EMAIL -> {
                if (!places.mail(trimmed, profile.any(Trait.MAIL) ? at : at.mention())) {
                    general(trimmed, kind, key, at);
                }
            }
            case BUCKET -> {
                if (!trimmed.contains("://")) {
                    places.bucket(trimmed, null, at.mention());
                } else {
                    places.url(trimmed, at);
                }
            }
            case FILE -> {
                boolean loads = profile.runsCode() || profile.runsShell();
                if (loads && profile.starts() && !siblings.hasCode() && trimmed.indexOf("://") < 0) {
                    places.opaque(Reasons.LOCAL_PROGRAM, at);
                }
                general(trimmed, kind, key, at);
            }
            case PROSE -> prose(trimmed, kind, key, at);
            case SEARCH, FILTER, LANGUAGE, PORT, SCHEME -> readers.prose(trimmed, at);
            case ARGS, INHERIT, NONE -> general(trimmed, kind, key, at);
        }
    }

    /** A name that only tools connect to that probe or resolve names. */
    private void domain(String text, String key, Spot at) {
        boolean query = key.toLowerCase(Locale.ROOT).endsWith("query");
        if (query && (profile.runsSql() || SqlShape.looksLikeSql(text))) {
            programs.sql(text, at);
        } else if (profile.any(Trait.PROBE)
                && !profile.hasWord("whois")
                && HostShape.of(HostPort.of(text).host()).atLeast(HostShape.NAME)) {
            places.hostPort(text, null, null, at.as(Via.HOST_KEY));
        } else if (query && profile.tool(Trait.SEARCH)) {
            readers.prose(text, at);
        } else {
            general(text, KeyKind.DOMAIN, key, at);
        }
    }

    private void markup(String text, Spot at) {
        if (text.indexOf('<') < 0 && text.indexOf("://") < 0 && text.indexOf("url(") < 0) {
            return;
        }
        if (profile.any(Trait.RENDER) || profile.fetches()) {
            readers.markup(text, at);
        } else {
            readers.prose(text, at);
        }
    }

    private void prose(String text, KeyKind kind, String key, Spot at) {
        boolean onlyWrites = profile.tool(Trait.WRITING) || profile.tool(Trait.TYPING) || profile.tool(Trait.SEARCH);
        if (profile.runsShell() && !onlyWrites && STDIN.contains(key.toLowerCase(Locale.ROOT))) {
            programs.input(text, at);
        } else if (onlyWrites || (Ascii.hasSpace(text) && text.charAt(0) != '{' && text.charAt(0) != '[')) {
            readers.prose(text, at);
        } else {
            general(text, kind, key, at);
        }
    }

    /** A string that only its own shape speaks for. */
    private void general(String text, KeyKind kind, String key, Spot at) {
        if (profile.tool(Trait.TYPING)) {
            readers.prose(text, at);
            return;
        }
        if (profile.runsShell() && STDIN.contains(key.toLowerCase(Locale.ROOT))) {
            programs.input(text, at);
            return;
        }
        if (text.charAt(0) == '=' && text.indexOf('(') > 0) {
            // A formula of a spreadsheet.
            readers.code(text, at);
            return;
        }
        if (text.charAt(0) == '<' && profile.any(Trait.RENDER)) {
            readers.markup(text, at);
            return;
        }
        if (profile.storesData()) {
            readers.prose(text, at);
            return;
        }
        if (json(text, kind, key, at) || option(text, at)) {
            return;
        }
        Spot url = at.as(Via.URL);
        if (text.startsWith("\\\\") && text.indexOf('\\', 2) > 2) {
            String host = text.substring(2, text.indexOf('\\', 2));
            if (HostShape.of(host).atLeast(HostShape.DOTTED)
                    && readers.locations().unc(text, url)) {
                return;
            }
        }
        if (UrlLists.read(text, places, url)) {
            return;
        }
        readers.prose(text, at);
    }

    /** {@code --proxy-server=host:port} among the arguments of some program. */
    private boolean option(String text, Spot at) {
        int equals = text.startsWith("-") ? text.indexOf('=') : -1;
        if (equals < 0 || equals + 1 == text.length()) {
            return false;
        }
        KeyKind kind = KeyKind.of(text.substring(0, equals));
        if (kind.holdsPlace()) {
            placeReader.read(text.substring(equals + 1), kind, "", at, Siblings.NONE);
            return true;
        }
        return false;
    }

    /** An object or array written into a string. */
    private boolean json(String text, KeyKind kind, String key, Spot at) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        if (!(first == '{' && last == '}') && !(first == '[' && last == ']')) {
            return false;
        }
        Spot inside = at.decoded();
        if (inside.decodes() > Caps.DECODES || !readers.enter(text, inside)) {
            places.collector().limit();
            return true;
        }
        EmbeddedJson json = EmbeddedJson.read(text);
        if (json.ambiguous()) {
            places.opaque(Reasons.UNREADABLE, at);
        }
        if (json.value() == null) {
            return false;
        }
        tree.walk(json.value(), kind, key, inside);
        return true;
    }
}
