package io.slipway.ops.cli.inspect;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.ColumnMeasures;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.catalog.manifest.ManifestTopic;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.output.Table;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/** A manifest in words and tables. */
final class ManifestText {
    private final Manifest manifest;
    private final StringJoiner text = new StringJoiner("\n");

    ManifestText(Manifest manifest) {
        this.manifest = manifest;
        head();
        if (!manifest.files().isEmpty()) {
            files();
        }
        Optional.ofNullable(manifest.topic()).ifPresent(this::topic);
        measures();
        checks();
    }

    private void head() {
        text.add(manifest.dataset() + ", push " + manifest.pushId() + ", attempt " + manifest.attempt());
        text.add("built      " + manifest.createdAt() + " by "
                + manifest.builder().engine() + " " + manifest.builder().version() + ", RocksDB "
                + manifest.builder().rocksdb());
        manifest.inputs()
                .forEach(input -> text.add(
                        "input      " + input.uri() + ", " + Figures.bytes(input.bytes()) + ", " + input.identity()));
        manifest.parameters().forEach((name, value) -> text.add("parameter  " + name + " = " + value));
        text.add("policy     " + manifest.definitionSha256());
        text.add("rows       " + Figures.count(manifest.rows()) + ", row checksum " + manifest.rowChecksum());
        text.add("bytes      " + Figures.bytes(manifest.bytes()) + " in "
                + manifest.files().size() + " files, " + manifest.shards() + " shards, profile "
                + manifest.sstProfile());
    }

    private void files() {
        StoredRows keys = new StoredRows(Optional.of(manifest));
        Table table = Table.of(">ROWS", ">BYTES", "SLOTS", "FIRST KEY", "LAST KEY", "OBJECT");
        for (ManifestFile file : manifest.files()) {
            table.row(
                    Figures.count(file.rows()),
                    Figures.bytes(file.bytes()),
                    file.slots(),
                    keys.key(file.firstKey()),
                    keys.key(file.lastKey()),
                    file.key());
        }
        text.add("").add(table.text());
    }

    private void topic(ManifestTopic topic) {
        Table table = Table.of(">PARTITION", ">ROWS", ">BYTES", ">FROM", ">END", "CHECKSUM");
        for (ManifestPartition partition : topic.partitions()) {
            table.row(
                    partition.partition(),
                    Figures.count(partition.rows()),
                    Figures.bytes(partition.bytes()),
                    partition.startOffset(),
                    partition.endOffset(),
                    partition.rowChecksum());
        }
        text.add("").add("topic      " + topic.name() + ", id " + topic.id()).add(table.text());
    }

    private void measures() {
        Table table = Table.of("COLUMN", ">NULLS", ">DISTINCT, ABOUT", "MIN", "MAX");
        for (ColumnMeasures column : manifest.measures()) {
            table.row(
                    column.column(),
                    Figures.count(column.nulls()),
                    Figures.count(column.approximateDistinct()),
                    Objects.requireNonNullElse(column.min(), "-"),
                    Objects.requireNonNullElse(column.max(), "-"));
        }
        text.add("").add(table.text());
    }

    private void checks() {
        if (manifest.checks().isEmpty()) {
            return;
        }
        Table table = Table.of("CHECK", "OUTCOME", "FIGURES");
        for (CheckVerdict check : manifest.checks()) {
            table.row(check.name(), check.outcome(), check.figures());
        }
        text.add("").add(table.text());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
