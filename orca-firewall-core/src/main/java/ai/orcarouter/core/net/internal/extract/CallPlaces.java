/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.CodeFrame.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of calls to the network: URLs, hosts with their ports, and members that name either. */
final class CallPlaces {
    private final Readers readers;
    private final Places places;
    private final Spot spot;
    private boolean computed;

    CallPlaces(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
    }

    /** Whether some call got a value that could not be told. */
    boolean computed() {
        return computed;
    }

    void unknown() {
        computed = true;
        places.opaque(Reasons.COMPUTED, spot);
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
            ConnectionStrings strings = new ConnectionStrings(places);
            if (!strings.go(value.text(), spot)) {
                strings.pairs(value.text(), spot);
            }
        }
    }

    /** Arguments of a function that requests a URL; whether one was found. */
    boolean url(List<Value> values) {
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
        return found;
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

    static boolean isUnknown(String text) {
        return !text.isEmpty() && text.charAt(0) == Places.UNKNOWN;
    }

    /**
     * Arguments of a function that connects to a host; whether one was found.
     *
     * @param sure whether the function does nothing else
     */
    boolean host(List<Value> values, boolean sure) {
        boolean found = false;
        boolean any = false;
        boolean better = values.stream().anyMatch(CallPlaces::isName);
        for (Value value : values) {
            if (!value.key().isEmpty()) {
                int before = places.collector().dialled();
                keyed(value, values);
                found |= places.collector().dialled() > before;
                any |= KeyKind.of(value.key()).holdsPlace();
                continue;
            }
            any |= value.number() < 0;
            if (!value.literal() || value.sent() || (found && !value.list())) {
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
            } else if (new ConnectionStrings(places).go(text, spot)) {
                found = true;
            } else if (text.indexOf('=') > 0 && new ConnectionStrings(places).pairs(text, spot)) {
                found = true;
            } else if (shape.atLeast(HostShape.NAME)
                    || (shape.atLeast(HostShape.LABEL)
                            && !better
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

    /** Whether it is a host by its looks; then a single word beside it, such as what is sent, is none. */
    private static boolean isName(Value value) {
        return value.key().isEmpty()
                && value.literal()
                && HostShape.of(HostPort.of(value.text()).host()).atLeast(HostShape.NAME);
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
}
