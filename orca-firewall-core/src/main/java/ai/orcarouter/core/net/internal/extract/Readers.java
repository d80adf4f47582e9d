/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Via;

/** The readers of texts that hold other texts, bounded together: each may meet texts of every other kind. */
final class Readers {
    private final Collector out;
    private final Places places;
    private final Locations locations;

    Readers(Collector out) {
        this.out = out;
        this.places = new Places(out);
        this.locations = new Locations(places);
    }

    Places places() {
        return places;
    }

    Locations locations() {
        return locations;
    }

    /** Whether one more text of this length may be read at this depth. */
    boolean enter(String text, Spot spot) {
        if (spot.nesting() > Caps.NESTING || spot.decodes() > Caps.DECODES) {
            out.limit();
            return false;
        }
        return out.spend(text.length());
    }

    void shell(String text, Spot spot) {
        if (enter(text, spot)) {
            new ShellRunner(this, spot.as(Via.SHELL)).script(text, ShellFeed.NONE);
        }
    }

    void powerShell(String text, Spot spot) {
        if (enter(text, spot)) {
            Spot inside = spot.as(Via.SHELL);
            new PowerShellReader(this, inside).read(text);
            CodeReader.readPowerShell(text, this, inside.nested());
        }
    }

    void code(String text, Spot spot) {
        if (enter(text, spot)) {
            CodeReader.read(text, this, spot.as(Via.CODE));
        }
    }

    void sql(String text, Spot spot) {
        if (enter(text, spot)) {
            new SqlReader(this, spot.as(Via.SQL)).read(text);
        }
    }

    void markup(String text, Spot spot) {
        if (enter(text, spot)) {
            new MarkupReader(this, spot.as(Via.MARKUP)).read(text);
        }
    }

    /** Prose: everything in it is mentioned. */
    void prose(String text, Spot spot) {
        out.step(text.length());
        new TextReader(places).read(text, spot.as(Via.TEXT).mention());
    }
}
