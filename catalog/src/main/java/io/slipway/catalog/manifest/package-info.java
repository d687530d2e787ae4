/**
 * What one version consists of: its files, how to read them, where they came from, what was measured.
 *
 * <p>A manifest is written last, once, and names only what is durable; its SHA-256 stands in the catalog log. Equal
 * manifests have equal bytes.
 */
@NullMarked
package io.slipway.catalog.manifest;

import org.jspecify.annotations.NullMarked;
