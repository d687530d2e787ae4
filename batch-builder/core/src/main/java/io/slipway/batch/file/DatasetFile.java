package io.slipway.batch.file;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A dataset file that was read: the policy, which the catalog keeps and which holds for every push, and the recipe, which
 * is the file's own.
 *
 * @param name the file as the user named it
 * @param folder what relative input URIs start from
 * @param text the whole file
 * @param description one sentence for people, may be empty
 * @param owner who answers for it, may be empty
 */
public record DatasetFile(
        String name,
        Path folder,
        String text,
        String description,
        String owner,
        DatasetDefinition definition,
        Recipe recipe) {
    /**
     * Reads a file.
     *
     * @throws UsageException if something in it does not fit
     * @throws NotFoundException if there is no such file
     */
    public static DatasetFile read(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return parse(file.toString(), folder == null ? file : folder, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new NotFoundException(
                    "Cannot read the dataset file " + file + ": there is none",
                    "Check the path; slipway new writes one.",
                    e);
        } catch (CharacterCodingException e) {
            throw new UsageException(
                    "Cannot read the dataset file " + file + ": it is not UTF-8", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read the dataset file " + file + ": " + e.getMessage(), "Name a readable YAML file.", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name the file for messages
     * @throws UsageException if something in it does not fit
     */
    public static DatasetFile parse(String name, Path folder, String text) {
        return new DatasetFileReader(name, folder).read(text);
    }

    public DatasetName dataset() {
        return definition.dataset();
    }
}
