/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.FakeServers.Fake;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.SchemaDriftException;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.schema.Trees;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.StoredServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever a server and its administrators do, in any order: a call reaches the server only while it is enabled and
 * lists exactly what an Admin approved or what was trusted first, and never after a notice of a change was not looked
 * into.
 */
class ConnectionsProperties {
    private static final String[] LISTS = {
        World.TOOL,
        World.TOOL.replace("Reads.", "Reads more."),
        World.TOOL.replace("object", "array"),
        World.TOOL.replace("\"name\"", "\"title\":\"x\",\"name\"")
    };
    /** How long a list is believed, and the longest pause after one that failed. */
    private static final Duration OLD = Duration.ofSeconds(60);

    /** What the test knows: which lists were ever approved, and how the world stands. */
    private static final class Model {
        int listed;
        boolean enabled = true;
        boolean quarantined;
        long listChangedAt;
        long listFailedAt;

        /** Since when the server has been able to tell of its present tools. */
        long toldSince() {
            return Math.max(listChangedAt, listFailedAt);
        }
    }

    @Property(tries = 60)
    void call_afterAnythingInAnyOrder_reachesOnlyApprovedTools(@ForAll Random random) {
        try (World world = new World()) {
            Fake fake = world.register("files", LISTS[0]);
            Model model = new Model();
            List<OpenServer> handedOut = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                step(random, world, fake, model);
                // after a list that failed, the next is asked for a while later
                model.listFailedAt = fake.listFailure == null ? model.listFailedAt : world.clock.millis();
                world.open().find("files").ifPresent(handedOut::add);
                if (!handedOut.isEmpty()) {
                    call(handedOut.get(random.nextInt(handedOut.size())), world, fake, model);
                }
            }
        }
    }

    private static void step(Random random, World world, Fake fake, Model model) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                model.listed = random.nextInt(LISTS.length);
                model.listChangedAt = world.clock.millis();
                fake.tools(LISTS[model.listed]);
            }
            case 2 -> fake.changed();
            case 3 -> world.clock.advance(Duration.ofSeconds(random.nextInt(90)));
            case 4 -> attempt(() -> world.servers.probe(ADMIN, "files"));
            case 5 -> approve(world, model);
            case 6 ->
                attempt(() -> {
                    world.servers.quarantine(ADMIN, "files");
                    model.quarantined = true;
                });
            case 7 ->
                attempt(() -> {
                    boolean on = random.nextBoolean();
                    world.servers.setEnabled(ADMIN, "files", on, 0);
                    model.enabled = on;
                });
            case 8 -> {
                model.listFailedAt = fake.listFailure == null ? model.listFailedAt : world.clock.millis();
                fake.listFailure = random.nextBoolean() ? null : UpstreamException.unsent(Kind.TRANSPORT, "no");
            }
            default -> fake.connected = random.nextBoolean();
        }
    }

    private static void approve(World world, Model model) {
        attempt(() -> {
            String seen = world.servers.find(ADMIN, "files").observedHash();
            world.servers.approve(ADMIN, "files", seen);
            model.quarantined = false;
        });
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (OrcaException refused) {
            assertThat(refused.code().isConflict()).isTrue();
        }
    }

    private static void call(OpenServer server, World world, Fake fake, Model model) {
        int before = fake.calls.size();
        try {
            server.call("read", Trees.object("{}"), CallOptions.of(OLD));
        } catch (SchemaDriftException | UpstreamException refused) {
            assertThat(fake.calls).hasSize(before);
            return;
        }
        StoredServer stored = world.servers.find(ADMIN, "files");
        assertThat(model.enabled).isTrue();
        assertThat(model.quarantined).isFalse();
        assertThat(stored.schemaStatus()).isEqualTo(SchemaStatus.VERIFIED);
        boolean couldHaveListed = fake.listFailure == null;
        boolean longAgo = world.clock.millis() - model.toldSince() >= OLD.toMillis();
        if (couldHaveListed && longAgo) {
            assertThat(hash(world)).contains(stored.approvedHash());
        }
    }

    private static Optional<String> hash(World world) {
        return Optional.of(world.servers.probe(ADMIN, "files").observedHash());
    }
}
