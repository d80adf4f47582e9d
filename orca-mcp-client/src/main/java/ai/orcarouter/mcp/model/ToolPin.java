/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

/**
 * What is kept of a server's tools between runs (REFERENCE 5.4). The texts are written and read by the gateway; whoever
 * stores them keeps them as they are, and may show them. They hold no credential.
 *
 * @param stateJson whether the tools are approved, since when, by whom and under which hashes: a JSON object
 * @param approvedJson the approved tools and instructions, a JSON object; empty when there are none
 * @param observedJson the same as last seen; empty when they are the approved ones
 */
public record ToolPin(String stateJson, String approvedJson, String observedJson) {}
