/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The checkpoints that a verification may rest on: those that the verifier holds, and those in the store that a trusted
 * key signed and that follow from the newest one held.
 */
final class CheckpointTrail {
    private final String workspace;
    private final Verifier trusted;
    private final Consumer<String> faults;
    private final TreeMap<Long, Checkpoint> accepted = new TreeMap<>();
    private long newestHeld;

    CheckpointTrail(String workspace, Verifier trusted, Consumer<String> faults) {
        this.workspace = workspace;
        this.trusted = trusted;
        this.faults = faults;
    }

    /** Takes in what the verifier holds. */
    void hold(Collection<Checkpoint> held) {
        for (Checkpoint checkpoint : held) {
            long number = checkpoint.body().number();
            if (!checkpoint.body().workspace().equals(workspace)) {
                faults.accept("the given checkpoint " + number + " is of another workspace");
            } else if (isSigned(checkpoint)) {
                Checkpoint same = accepted.put(number, checkpoint);
                if (same != null && !same.equals(checkpoint)) {
                    faults.accept("there are two checkpoints " + number);
                }
                newestHeld = Math.max(newestHeld, number);
            }
        }
    }

    private boolean isSigned(Checkpoint checkpoint) {
        boolean valid = checkpoint.verify(trusted) == Verifier.Outcome.VALID;
        if (!valid) {
            faults.accept("checkpoint " + checkpoint.body().number() + " is not signed by a trusted key");
        }
        return valid;
    }

    /** Takes in what the store has beyond the newest one held; whatever does not follow from that one is a fault. */
    void follow(ConfigStore store) {
        List<Checkpoint> later = new ArrayList<>();
        boolean met = newestHeld == 0;
        for (Checkpoint checkpoint : stored(store)) {
            long number = checkpoint.body().number();
            if (number <= newestHeld) {
                met = number == newestHeld && checkpoint.equals(accepted.get(number));
                break;
            }
            later.add(0, checkpoint);
        }
        if (!met) {
            faults.accept("the store does not have checkpoint " + newestHeld + " as it was given");
            return;
        }
        for (Checkpoint checkpoint : later) {
            if (!isSigned(checkpoint) || !follows(checkpoint)) {
                return;
            }
            accepted.put(checkpoint.body().number(), checkpoint);
        }
    }

    private boolean follows(Checkpoint checkpoint) {
        long number = checkpoint.body().number();
        Map.Entry<Long, Checkpoint> last = accepted.lastEntry();
        if (last == null) {
            // Older ones than the store keeps are unknown to whoever holds none.
            return true;
        }
        boolean next = number == last.getKey() + 1
                && checkpoint.body().previous().equals(last.getValue().hash());
        if (!next) {
            faults.accept("checkpoint " + number + " does not follow checkpoint " + last.getKey());
        } else if (checkpoint.body().restart()) {
            faults.accept("checkpoint " + number + " began anew: what it states was not compared with earlier ones");
        }
        return next;
    }

    /** The checkpoints of the store down to the newest one held, newest first. */
    private List<Checkpoint> stored(ConfigStore store) {
        List<Checkpoint> out = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (true) {
            List<ConfigDocument> page = store.history(
                    workspace, DocumentKinds.CHECKPOINT, DocumentKinds.SINGLE, before, ConfigStore.MAX_HISTORY);
            for (ConfigDocument version : page) {
                before = version.version();
                Optional<Checkpoint> read = read(version);
                if (read.isPresent()) {
                    out.add(read.get());
                    if (read.get().body().number() <= newestHeld) {
                        return out;
                    }
                }
            }
            if (page.size() < ConfigStore.MAX_HISTORY) {
                return out;
            }
        }
    }

    private Optional<Checkpoint> read(ConfigDocument version) {
        try {
            return version.json().map(Checkpoint::fromJson);
        } catch (IllegalArgumentException unreadable) {
            faults.accept("version " + version.version() + " of the stored checkpoint cannot be read");
            return Optional.empty();
        }
    }

    long newestHeld() {
        return newestHeld;
    }

    /** The newest one to rest on. */
    Optional<Checkpoint> newest() {
        return Optional.ofNullable(accepted.lastEntry()).map(Map.Entry::getValue);
    }

    /** Hashes that audit rows must have, by number. */
    Map<Long, String> audit() {
        Map<Long, String> out = new TreeMap<>();
        accepted.values()
                .forEach(checkpoint -> out.put(
                        checkpoint.body().audit().sequence(),
                        checkpoint.body().audit().hash()));
        return out;
    }

    /** Hashes that the events of a chain must have, by number. */
    Map<Long, String> events(String chain) {
        Map<Long, String> out = new TreeMap<>();
        for (Checkpoint checkpoint : accepted.values()) {
            for (ChainState state : checkpoint.body().events()) {
                if (state.name().equals(chain)) {
                    out.put(state.start().sequence(), state.start().hash());
                    out.put(state.head().sequence(), state.head().hash());
                }
            }
        }
        return out;
    }

    /** Every chain as the newest checkpoint that names it saw it, by name. */
    Map<String, ChainState> chains() {
        Map<String, ChainState> out = new TreeMap<>();
        accepted.values()
                .forEach(checkpoint -> checkpoint.body().events().forEach(state -> out.put(state.name(), state)));
        return out;
    }
}
