package io.slipway.batch.source;

import io.slipway.batch.file.InputFormat;
import io.slipway.batch.file.InputSpec;
import io.slipway.schemas.failure.NotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the files of inputs and brings those that are elsewhere to a local folder. Not thread-safe.
 */
public final class InputResolver {
    private final Path relativeTo;
    private final RemoteFiles remote;
    private final StandardInput standardInput;

    /**
     * Resolves the inputs of one build.
     *
     * @param relativeTo what relative paths start from
     */
    public InputResolver(Path relativeTo, InputAccess access) {
        this.relativeTo = relativeTo;
        this.remote = new RemoteFiles(access);
        this.standardInput = new StandardInput(access.localFolder(), access.standardInput());
    }

    /**
     * Finds the files of an input.
     *
     * @throws NotFoundException if there is none
     */
    public InputFiles resolve(String name, InputSpec spec) {
        List<InputFile> files = find(spec);
        if (files.isEmpty()) {
            throw new NotFoundException(
                    "Cannot read the input '" + name + "' of " + spec.place() + ": there is no file at " + spec.uri()
                            + place(spec),
                    "Correct the uri there, or put the data where it says.");
        }
        return new InputFiles(name, format(name, spec, files), spec.csv(), files);
    }

    private List<InputFile> find(InputSpec spec) {
        if (spec.uri().equals(InputSpec.STANDARD_INPUT)) {
            return List.of(standardInput.spool(spec));
        }
        if (RemoteFiles.isRemote(spec.uri())) {
            return remote.find(spec.uri());
        }
        return new LocalFiles(relativeTo).find(spec.uri());
    }

    private String place(InputSpec spec) {
        boolean relative =
                !RemoteFiles.isRemote(spec.uri()) && !Path.of(spec.uri()).isAbsolute();
        return relative ? " (relative to " + relativeTo + ")" : "";
    }

    private static InputFormat format(String name, InputSpec spec, List<InputFile> files) {
        if (spec.format().isPresent()) {
            return spec.format().get();
        }
        Set<InputFormat> formats = files.stream()
                .flatMap(file -> InputFormat.ofName(file.uri()).stream())
                .collect(Collectors.toSet());
        boolean allKnown =
                files.stream().allMatch(file -> InputFormat.ofName(file.uri()).isPresent());
        if (formats.size() != 1 || !allKnown) {
            throw spec.place()
                    .refusal(
                            "the format of the input '" + name
                                    + "' does not follow from the names of its files, actual="
                                    + files.get(0).uri() + (files.size() > 1 ? " and others" : ""),
                            "Add 'format: parquet', csv, json or avro there.");
        }
        return formats.iterator().next();
    }
}
