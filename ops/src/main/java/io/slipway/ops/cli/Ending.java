package io.slipway.ops.cli;

import io.slipway.ops.cli.output.JsonText;
import io.slipway.ops.cli.output.OutputFormat;
import io.slipway.ops.cli.output.OutputOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Failure;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The end of a command: prints the answer or the failure, writes the result file, gives the exit code. */
final class Ending {
    private final PrintWriter out;
    private final PrintWriter err;

    Ending(Surroundings.Streams streams) {
        this.out = new PrintWriter(streams.out(), true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(streams.err(), true, StandardCharsets.UTF_8);
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    int answered(String verb, OutputOptions options, Answer answer) {
        writeResult(options, Map.of("verb", verb, "exitCode", answer.exit().number(), "result", answer.document()));
        if (!options.quiet()) {
            print(options.format() == OutputFormat.JSON ? JsonText.of(answer.document()) : answer.text());
        }
        return answer.exit().number();
    }

    int failed(String verb, OutputOptions options, Exception thrown) {
        Failure failure = Failure.of(thrown);
        if (failure.exit() == ExitCode.UNEXPECTED) {
            thrown.printStackTrace(err);
        }
        complain("slipway " + verb, failure);
        if (options.format() == OutputFormat.JSON) {
            print(JsonText.of(failure.document()));
        }
        writeResult(
                options,
                Map.of(
                        "verb",
                        verb,
                        "exitCode",
                        failure.exit().number(),
                        "error",
                        failure.document().getOrDefault("error", Map.of())));
        return failure.exit().number();
    }

    void complain(String command, Failure failure) {
        err.println(command + ": " + failure.message());
        err.println("  " + failure.remedy());
        err.flush();
    }

    private void print(String text) {
        if (!text.isEmpty()) {
            out.println(text);
        }
        out.flush();
    }

    private static void writeResult(OutputOptions options, Object document) {
        options.resultFile().ifPresent(file -> write(file, JsonText.of(document) + "\n"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new AccessException(
                    "Cannot write the result file " + file + ": " + unwritable,
                    "Name a file in a folder that exists and can be written, with --result-file.",
                    unwritable);
        }
    }
}
