package io.slipway.sst.commit;

/**
 * What an attempt was given so far.
 *
 * @param files all of them, borrowed ones included
 * @param bytes their length
 * @param borrowedFiles those whose objects belong to an older attempt
 * @param borrowedBytes their length
 */
public record AddedFiles(int files, long bytes, int borrowedFiles, long borrowedBytes) {
    static final AddedFiles NONE = new AddedFiles(0, 0, 0, 0);

    AddedFiles plus(NamedFile file) {
        long length = file.entry().bytes();
        return new AddedFiles(
                files + 1,
                bytes + length,
                borrowedFiles + (file.borrowed() ? 1 : 0),
                borrowedBytes + (file.borrowed() ? length : 0));
    }
}
