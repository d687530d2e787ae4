package io.slipway.batch.job.plan;

import io.slipway.batch.file.InputSpec;
import io.slipway.batch.source.InputFile;
import io.slipway.batch.source.InputFiles;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** Names pushes that were not named: by what goes into them, so that a retry is the same push. */
public final class PushIds {
    private static final int DIGITS = 32;

    private PushIds() {}

    /** A name that nobody has had. */
    public static PushId random(RandomGenerator random) {
        HexFormat hex = HexFormat.of();
        return new PushId("r" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()));
    }

    /** The name of a push of these inputs; a random one if an input is not there for a second look. */
    public static PushId of(
            String fileText, SortedMap<String, String> parameters, List<InputFiles> inputs, RandomGenerator random) {
        boolean repeatable = inputs.stream()
                .flatMap(input -> input.files().stream())
                .noneMatch(file -> file.uri().equals(InputSpec.STANDARD_INPUT));
        if (!repeatable) {
            return random(random);
        }
        MessageDigest digest = Sha256.digest();
        add(digest, fileText);
        parameters.forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        inputs.forEach(input -> input.files().forEach(file -> add(digest, file)));
        return new PushId(Sha256.of(digest).hex().substring(0, DIGITS));
    }

    private static void add(MessageDigest digest, InputFile file) {
        add(digest, file.uri());
        add(digest, String.valueOf(file.bytes()));
        add(digest, file.identity());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
