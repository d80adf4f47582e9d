/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Plays every attack with and without the library in between, and prints both side by side. */
public final class AttackLab {
    private static final int SHOWN = 72;

    private AttackLab() {}

    /** Runs the lab; the process ends with 1 when something came out otherwise than it should. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        List<Attack.Result> results = Attacks.all().stream().map(Attack::play).toList();
        print(results, out);
        if (!results.stream().allMatch(Attack.Result::isGood)) {
            System.exit(1);
        }
    }

    /** Prints the table. */
    static void print(List<Attack.Result> results, PrintWriter out) {
        out.println(line("attack", "unguarded", "guarded", "stopped by", "twin", "seen instead"));
        for (Attack.Result result : results) {
            Hands.Stop stop = result.stopOrNull();
            out.println(line(
                    result.attack().name(),
                    result.bare() ? "landed" : "-",
                    result.guarded() ? "LANDED" : "stopped",
                    stop == null ? "nothing" : stop.layer().label(),
                    result.twin() ? "ok" : "LOST",
                    stop == null ? "" : shortened(stop.seen())));
        }
        long landed = results.stream().filter(Attack.Result::bare).count();
        long through = results.stream().filter(Attack.Result::guarded).count();
        long twins = results.stream().filter(Attack.Result::twin).count();
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%d attacks: %d landed unguarded, %d guarded; %d of %d benign twins did their work.",
                results.size(),
                landed,
                through,
                twins,
                results.size()));
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-30s %-10s %-9s %-18s %-5s %s", (Object[]) cells)
                .stripTrailing();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(AttackLab.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
