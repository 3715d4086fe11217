/**
 * Audio files to samples and back, by ffmpeg as a child process.
 * Invariant: ffmpeg reads one local file with the demuxer its first bytes name, never the network or a playlist, within
 * limits of memory, CPU time and wall-clock time.
 */
package app.recordings.audio.media;
