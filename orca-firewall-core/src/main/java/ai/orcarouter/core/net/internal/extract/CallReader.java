/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.internal.extract.CodeFrame.Value;
import java.util.List;
import java.util.Set;

/** Reads the calls of program text, once their brackets are closed, by what {@link CodeCalls} says of the function. */
final class CallReader {
    private static final Set<String> LOCAL_RECEIVERS =
            Set.of("sqlite3", "duckdb", "signal", "signals", "emitter", "button", "events");

    private final Readers readers;
    private final Places places;
    private final Spot spot;
    private final CallPlaces destinations;
    private final CallPrograms programs;

    CallReader(Readers readers, Spot spot) {
        this.readers = readers;
        this.places = readers.places();
        this.spot = spot;
        this.destinations = new CallPlaces(readers, spot);
        this.programs = new CallPrograms(readers, spot);
    }

    /** Whether some call to the network, or one that runs text, got a value that could not be told. */
    boolean computed() {
        return destinations.computed() || programs.computed();
    }

    void unknown() {
        destinations.unknown();
    }

    void backticks(String text) {
        programs.backticks(text);
    }

    /** A member or keyword argument whose name may say that it is a destination. */
    void keyed(Value value, List<Value> beside) {
        destinations.keyed(value, beside);
    }

    /** Reads one call; the text it gives back, {@link Places#UNKNOWN} when that cannot be told. */
    String read(CodeFrame call) {
        String callee = call.callee;
        List<Value> values = call.values();
        switch (CodeCalls.of(callee)) {
            case INERT -> mention(values);
            case URL -> {
                if (destinations.url(values)) {
                    return Places.FETCHED;
                }
            }
            case HOST -> destinations.host(values, true);
            case WEAK -> weak(callee, values);
            case SHELL -> programs.shell(callee, values);
            case EVAL -> programs.eval(callee, values);
            case DECODE -> {
                return programs.decode(callee, values);
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

    private void mention(List<Value> values) {
        for (Value value : values) {
            if (value.literal()) {
                readers.prose(value.text(), spot);
            }
        }
    }

    private void weak(String callee, List<Value> values) {
        int dot = callee.indexOf('.');
        if (dot > 0 && LOCAL_RECEIVERS.contains(callee.substring(0, dot))) {
            mention(values);
            return;
        }
        destinations.host(values, false);
    }

    /** A function no table has: a URL it is given may be connected to. */
    private void other(List<Value> values) {
        for (Value value : values) {
            if (!value.literal() || value.sent()) {
                if (value.literal()) {
                    readers.prose(value.text(), spot);
                }
            } else if (!value.key().isEmpty()) {
                destinations.keyed(value, values);
            } else if (!places.url(value.text(), spot)) {
                readers.prose(value.text(), spot);
            }
        }
    }
}
