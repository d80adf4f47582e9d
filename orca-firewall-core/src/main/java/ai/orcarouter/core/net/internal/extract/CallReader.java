/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.CodeFrame.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the calls of program text, once their brackets are closed. */
final class CallReader {
    private static final Set<String> LOCAL_RECEIVERS =
            Set.of("sqlite3", "duckdb", "signal", "signals", "emitter", "button", "events");

    private final Readers readers;
    private final Places places;
    private final Spot spot;
    private boolean computed;
    private final Set<String> decoded = new HashSet<>();

    CallReader(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
    }

    /** Whether some call to the network got a value that could not be told. */
    boolean computed() {
        return computed;
    }

    void unknown() {
        computed = true;
        places.opaque(Reasons.COMPUTED, spot);
    }

    /** Reads one call; the text it gives back, {@link Places#UNKNOWN} when that cannot be told. */
    String read(CodeFrame call) {
        String callee = call.callee;
        List<Value> values = call.values();
        switch (CodeCalls.of(callee)) {
            case INERT -> mention(values);
            case URL -> url(values);
            case HOST -> host(values, true);
            case WEAK -> weak(callee, values);
            case SHELL -> shell(callee, values);
            case EVAL -> eval(callee, values);
            case DECODE -> {
                return decode(callee, values);
            }
            case MARKUP -> {
                for (Value value : values) {
                    if (value.literal()) {
                        readers.markup(value.text(), spot.nested());
                    }
                }
            }
            case WRAP -> {
                other(values);
                for (Value value : values) {
                    if (value.literal() && UrlText.parse(value.text()) != null) {
                        return value.text();
                    }
                }
            }
            case OTHER -> other(values);
        }
        return String.valueOf(Places.UNKNOWN);
    }

    /** Ruby, Perl and PHP run what stands in backticks; JavaScript does not, so it has to look like a command. */
    void backticks(String text) {
        String first = text.substring(0, Ascii.firstOf(text, " \n", 0));
        if (Programs.spec(Programs.name(first)) != null && first.indexOf('<') < 0) {
            readers.shell(text, spot.nested());
        }
    }

    /** A member or keyword argument whose name may say that it is a destination. */
    void keyed(Value value, List<Value> beside) {
        if (!value.literal() || value.sent()) {
            return;
        }
        String name = value.key().substring(value.key().lastIndexOf('.') + 1);
        KeyKind kind = KeyKind.of(name);
        if (CodeCalls.data(name) || kind == KeyKind.FILTER || kind == KeyKind.PROSE) {
            readers.prose(value.text(), spot);
        } else if (places.url(value.text(), spot)) {
            return;
        } else if (kind == KeyKind.HOST || kind == KeyKind.URL || kind == KeyKind.PLACE) {
            HostShape shape = HostShape.of(HostPort.of(value.text()).host());
            if (shape.atLeast(HostShape.NAME) || (kind == KeyKind.HOST && shape.atLeast(HostShape.LABEL))) {
                places.hostPort(value.text(), port(beside), null, spot);
            }
        } else if (kind == KeyKind.CONNECTION) {
            new ConnectionStrings(places).pairs(value.text(), spot);
        }
    }

    private void mention(List<Value> values) {
        for (Value value : values) {
            if (value.literal()) {
                readers.prose(value.text(), spot);
            }
        }
    }

    private void url(List<Value> values) {
        boolean found = false;
        Value first = null;
        for (Value value : values) {
            if (value.sent()) {
                continue;
            }
            if (value.key().isEmpty()) {
                first = first == null && !isMethod(value) ? value : first;
                found |= value.literal() && text(value);
            } else {
                found |= value.literal() && UrlText.parse(value.text()) != null;
                keyed(value, values);
            }
        }
        if (!found && first != null && !first.list() && first.number() < 0 && isUnknown(first.text())) {
            unknown();
        }
    }

    /** A positional text: a URL, possibly with a host that is put together. */
    private boolean text(Value value) {
        UrlText url = UrlText.parse(value.text());
        if (url == null) {
            return false;
        }
        if (url.authority().indexOf(Places.UNKNOWN) >= 0) {
            computed = true;
        }
        if (value.text().length() == url.scheme().length() + 3
                || (openEnd(url) && url.authority().indexOf(Places.UNKNOWN) >= 0)) {
            computed = true;
        }
        return places.url(value.text(), spot);
    }

    private static boolean openEnd(UrlText url) {
        return url.tail().isEmpty();
    }

    private static boolean isMethod(Value value) {
        return value.literal()
                && !value.text().isEmpty()
                && value.text().length() <= 7
                && value.text().chars().allMatch(Character::isUpperCase);
    }

    private static boolean isUnknown(String text) {
        return !text.isEmpty() && text.charAt(0) == Places.UNKNOWN;
    }

    private boolean host(List<Value> values, boolean sure) {
        boolean found = false;
        boolean any = false;
        for (Value value : values) {
            if (!value.key().isEmpty()) {
                int before = places.collector().dialled();
                keyed(value, values);
                found |= places.collector().dialled() > before;
                any |= KeyKind.of(value.key()).holdsPlace();
                continue;
            }
            any |= value.number() < 0;
            if (!value.literal() || value.sent() || found) {
                continue;
            }
            String text = value.text();
            HostShape shape = HostShape.of(HostPort.of(text).host());
            boolean network = text.equals("tcp") || text.equals("udp") || text.equals("tcp4") || text.equals("tcp6");
            if (places.url(text, spot)) {
                found = true;
            } else if (text.startsWith("/") && text.length() > 1) {
                places.unix(text, spot);
                found = true;
            } else if (text.indexOf('=') > 0 && new ConnectionStrings(places).pairs(text, spot)) {
                found = true;
            } else if (shape.atLeast(HostShape.NAME)
                    || (shape.atLeast(HostShape.LABEL)
                            && !network
                            && (port(values) != null
                                    || !HostPort.of(text).portText().isEmpty()))
                    || (sure && shape == HostShape.DOTTED)) {
                places.hostPort(text, port(values), null, spot);
                found = true;
            } else if (text.indexOf(Places.UNKNOWN) >= 0 && sure) {
                unknown();
                found = true;
            }
        }
        if (!found
                && sure
                && any
                && !values.isEmpty()
                && values.stream().anyMatch(v -> v.key().isEmpty() && !v.literal() && isUnknown(v.text()))) {
            unknown();
        }
        return found;
    }

    private void weak(String callee, List<Value> values) {
        int dot = callee.indexOf('.');
        if (dot > 0 && LOCAL_RECEIVERS.contains(callee.substring(0, dot))) {
            mention(values);
            return;
        }
        host(values, false);
    }

    private static @Nullable Integer port(List<Value> values) {
        for (Value value : values) {
            if (value.number() > 0 && value.number() <= 65_535) {
                boolean named = value.key().isEmpty() || KeyKind.of(value.key()) == KeyKind.PORT;
                if (named) {
                    return value.number();
                }
            }
        }
        return null;
    }

    private void shell(String callee, List<Value> values) {
        List<String> positional = new ArrayList<>();
        boolean list = false;
        for (Value value : values) {
            if (value.key().isEmpty()
                    || value.key().equals("args")
                    || value.key().equals("cmd")) {
                list |= value.list();
                if (value.number() < 0) {
                    positional.add(value.text());
                }
            }
        }
        if (positional.isEmpty()) {
            return;
        }
        String first = positional.get(0);
        positional.forEach(this::encoded);
        if (isUnknown(first) && first.length() == 1) {
            computed = true;
            places.opaque(Reasons.EVAL, spot);
            return;
        }
        boolean several = list || (positional.size() > 1 && !Ascii.hasSpace(first));
        if (several) {
            new CommandReader(readers, new ShellVariables()).read(positional, ShellFeed.NONE, spot.nested());
        } else if (Programs.known(Programs.name(first.substring(0, Ascii.firstOf(first, " \n", 0))))
                || !callee.equals("system")) {
            readers.shell(first, spot.nested());
        }
    }

    private void encoded(String text) {
        if (decoded.contains(text)) {
            places.opaque(Reasons.ENCODED, spot);
        }
    }

    private void eval(String callee, List<Value> values) {
        values.forEach(value -> encoded(value.text()));
        for (Value value : values) {
            if (value.key().isEmpty() && value.literal() && value.text().indexOf('(') >= 0) {
                readers.code(value.text(), spot.nested());
                return;
            }
            if (value.key().isEmpty() && value.literal() && callee.equals("exec")) {
                readers.shell(value.text(), spot.nested());
                return;
            }
        }
        boolean plain =
                callee.equals("eval") || callee.equals("exec") || callee.equals("function") || callee.equals("iex");
        if (plain
                && !values.isEmpty()
                && values.get(0).number() < 0
                && isUnknown(values.get(0).text())) {
            computed = true;
            places.opaque(Reasons.EVAL, spot);
        }
    }

    private String decode(String callee, List<Value> values) {
        for (Value value : values) {
            if (!value.literal()) {
                continue;
            }
            String text = value.text();
            String plain = callee.contains("hex") ? Encodings.hexText(text) : Encodings.base64Text(text);
            if (plain == null) {
                plain = Encodings.percent(text);
            }
            if (plain != null) {
                decoded.add(plain);
                if (UrlText.parse(plain) != null) {
                    places.opaque(Reasons.ENCODED, spot);
                }
                return plain;
            }
        }
        return String.valueOf(Places.UNKNOWN);
    }

    /** A function no table has: a URL it is given may be connected to. */
    private void other(List<Value> values) {
        for (Value value : values) {
            if (!value.literal() || value.sent()) {
                if (value.literal()) {
                    readers.prose(value.text(), spot);
                }
            } else if (!value.key().isEmpty()) {
                keyed(value, values);
            } else if (!places.url(value.text(), spot)) {
                readers.prose(value.text(), spot);
            }
        }
    }
}
