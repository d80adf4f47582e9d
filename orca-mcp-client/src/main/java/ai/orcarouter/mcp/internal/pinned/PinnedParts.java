/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.spi.PinStore;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What all servers of a set share.
 *
 * @param pins keeps what is known of their tools
 * @param scan looks over lists
 * @param trustOnFirstUse whether a first list without findings of severity high is approved by itself
 * @param strictSurface whether a server is closed whose prompts and resources are not the accepted ones, or unknown
 * @param probeTimeout for a connection and its list
 * @param maxListAge how long a list is used before it is asked for again
 * @param clock tells the time
 */
public record PinnedParts(
        PinStore pins,
        ListScan scan,
        boolean trustOnFirstUse,
        boolean strictSurface,
        Duration probeTimeout,
        Duration maxListAge,
        InstantSource clock) {}
