package io.slipway.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Found;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.entry.Change.Leave;
import io.slipway.catalog.entry.Change.Pin;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Register;
import io.slipway.catalog.entry.Change.Reject;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.RollBack;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Change.Sweep;
import io.slipway.catalog.entry.Change.Unpin;
import io.slipway.catalog.fake.Golden;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEntryTest {
    private static final Sha256 HASH = Sha256.of("abc".getBytes(StandardCharsets.UTF_8));
    private static final DatasetName ROUTES = new DatasetName("route_delays");
    private static final VersionNumber FOUR = new VersionNumber(4);
    private static final VersionNumber FIVE = new VersionNumber(5);
    private static final NodeId NODE = new NodeId("n1");
    private static final NamespaceId NAMESPACE = new NamespaceId("0123456789abcdef0123456789abcdef");
    private static final AttemptFolder FOLDER =
            new AttemptFolder(ROUTES, new PushId("2026-01-01"), new AttemptId(41, "00000000000000aa"));

    private static final Entry FIRST = new Entry(
            0,
            null,
            1,
            Instant.parse("2026-01-01T00:00:00Z"),
            "slipway init",
            new RequestId("r0"),
            null,
            List.of(new Found(NAMESPACE, null)));

    private static final Entry WITH_EVERY_CHANGE = new Entry(
            42,
            HASH,
            1,
            Instant.parse("2026-01-01T00:00:00.123Z"),
            "loader l1",
            new RequestId("r42"),
            "because \"it\" must",
            List.of(
                    new Found(NAMESPACE, new NamespaceId("ffffffffffffffffffffffffffffffff")),
                    new Join(NODE, new NodeAddress("10.0.0.1:6380", "10.0.0.1:8090")),
                    new Leave(NODE),
                    new Sweep(17),
                    new Define(ROUTES, HASH, null),
                    new Define(ROUTES, HASH, HASH),
                    new Drop(ROUTES, FIVE),
                    register(null, null),
                    register(FOUR, Instant.parse("2025-12-31T23:00:00Z")),
                    new Stage(ROUTES, FIVE, 0, Decider.OPERATOR),
                    new Reject(ROUTES, FIVE, Reason.GATE, new TreeMap<>(Map.of("rows", "90", "min", "100"))),
                    new Activate(ROUTES, FIVE, FOUR, FOUR, 0, Decider.POLICY),
                    new RollBack(ROUTES, FIVE, FOUR, true),
                    new Retire(ROUTES, FOUR),
                    new Expire(ROUTES, FOUR),
                    new Pin(ROUTES, FIVE),
                    new Unpin(ROUTES, FIVE)));

    private static Register register(@Nullable VersionNumber borrowsFrom, @Nullable Instant asOf) {
        return new Register(
                ROUTES,
                FOLDER.pushId(),
                FOLDER.attempt(),
                41,
                HASH,
                FOLDER.manifest(),
                HASH,
                1000,
                64000,
                Activation.BY_POLICY,
                borrowsFrom,
                asOf);
    }

    @Test
    void writesTheSameBytesForEver() {
        assertThat(new String(StoredEntry.of(FIRST).toJson(), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("entry-0.json"));
        assertThat(new String(StoredEntry.of(WITH_EVERY_CHANGE).toJson(), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("entry-42.json"));
    }

    @Test
    void readsWhatWasEverWritten() {
        assertThat(StoredEntry.decode(Golden.bytes("entry-0.json"), 0)).isEqualTo(StoredEntry.of(FIRST));
        assertThat(StoredEntry.decode(Golden.bytes("entry-42.json"), 42)).isEqualTo(StoredEntry.of(WITH_EVERY_CHANGE));
    }

    @Test
    void writesEveryChangeThereIs() {
        assertThat(WITH_EVERY_CHANGE.changes().stream().map(Object::getClass).distinct())
                .hasSize(ChangeTypes.NAMES.size());
    }

    @Test
    void passesOverFieldsOfANewerProgramAndHashesThemAllTheSame() {
        String newer = Golden.text("entry-42.json")
                .replace("\"actor\":", "\"region\":{\"a\":[1]},\"actor\":")
                .replace("\"floor\":17", "\"floor\":17,\"why\":\"age\"");
        byte[] bytes = newer.getBytes(StandardCharsets.UTF_8);

        StoredEntry read = StoredEntry.decode(bytes, 42);

        assertThat(read.entry()).isEqualTo(WITH_EVERY_CHANGE);
        assertThat(read.sha256())
                .isEqualTo(Sha256.of(bytes))
                .isNotEqualTo(StoredEntry.of(WITH_EVERY_CHANGE).sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"formatVersion\":1 | \"formatVersion\":2 | format version, expected=at most 1 actual=2",
                "\"type\":\"PIN\" | \"type\":\"PLAN\" | the change PLAN is not yet known",
                "\"type\":\"PIN\" | \"type\":\"ASSIGN\" | the change ASSIGN is not yet known",
                "\"type\":\"PIN\" | \"type\":\"NAIL\" | the change NAIL is unknown",
            })
    void saysThatANewerProgramWroteIt(String old, String newer, String reason) {
        byte[] bytes = Golden.text("entry-42.json").replace(old, newer).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StoredEntry.decode(bytes, 42))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageStartingWith(
                        "Cannot read log/00000000000000000042.json: a newer program wrote it: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sequence\":42 | \"sequence\":43 | it is another entry, expected=42 actual=43",
                "\"sequence\":42, | `` | sequence",
                "\"sequence\":42 | \"sequence\":\"42\" | sequence",
                "\"previousSha256\" | \"previous\" | predecessor",
                "\"requestId\":\"r42\" | \"requestId\":\"\" | Cannot name a request",
                "\"floor\":17 | \"ceiling\":17 | floor",
                "\"floor\":17 | \"floor\":1.5 | floor",
                "\"floor\":17 | \"floor\":17,\"floor\":18 | Duplicate field",
                "\"hold\":true | \"hold\":null | hold",
                "\"reason\":\"GATE\" | \"reason\":\"MOOD\" | MOOD",
                "\"dataset\":\"route_delays\" | \"dataset\":\"Routes\" | Cannot name a dataset",
                "\"version\":5 | \"version\":0 | Cannot number a version",
            })
    void namesWhatIsWrongWithAnAlteredEntry(String good, String bad, String named) {
        byte[] bytes = Golden.text("entry-42.json").replace(good, bad).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StoredEntry.decode(bytes, 42))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageStartingWith("Cannot read log/00000000000000000042.json: ")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "null", "42", "\"entry\"", "{}", "{} {}", "\u0000\u0001"})
    void refusesWhatIsNoEntry(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StoredEntry.decode(bytes, 42)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = Golden.bytes("entry-42.json");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StoredEntry.decode(cut, 42)).isInstanceOf(CorruptDataException.class);
        }
    }
}
