// Streams as they were: the additional members of a `MediaStream`, its lists of tracks, and its URL.
export {};

declare global {
  /**
   * The class under its prefixed name: `new webkitMediaStream(stream)`, `new webkitMediaStream(tracks)`.
   * @chrome 23 to 2022
   * @source DW `MediaStream.idl`
   * @deprecated Write `new MediaStream(tracks)`.
   */
  var webkitMediaStream: typeof MediaStream;

  interface MediaStream {
    /**
     * The stream's id.
     * @chrome 21 to 49
     * @source DW `MediaStream.idl`; developer.chrome.com/blog/mediastream-deprecations
     * @deprecated Write `stream.id`.
     */
    readonly label: string;
    /**
     * Stops all tracks; the stream then has ended.
     * @chrome 21 to 49; of local streams only until 2013
     * @source DW `MediaStream.idl`; developer.chrome.com/blog/mediastream-deprecations
     * @deprecated Write `for (const track of stream.getTracks()) track.stop()`.
     */
    stop(): undefined;
    /**
     * Whether all tracks have ended, or the other side has removed the stream.
     * @chrome 21 to 5x
     * @source DW `MediaStream.idl`
     * @deprecated Write `!stream.active`.
     */
    readonly ended: boolean;
    /**
     * All tracks have ended, or the other side has removed the stream.
     * @chrome 21 to 5x
     * @source DW `MediaStream.idl`
     * @deprecated Write `track.onended = () => { … }`.
     */
    onended: ((this: MediaStream, event: Event) => any) | null;
    /**
     * The stream has its first live track.
     * @chrome 42 on; Firefox lacks it
     * @source measured in Chromium 49 to 65
     * @deprecated Write `track.onended` and what the page does to the stream itself.
     */
    onactive: ((this: MediaStream, event: Event) => any) | null;
    /**
     * The stream has lost its last live track.
     * @chrome 42 on; Firefox lacks it
     * @source measured in Chromium 49 to 65
     * @deprecated Write `track.onended = () => { … }`.
     */
    oninactive: ((this: MediaStream, event: Event) => any) | null;
    /**
     * The audio tracks, the same list each time.
     * @chrome 23 to 25
     * @source WebKit's test `MediaStreamTrackList.html`; AD13
     * @deprecated Write `stream.getAudioTracks()`.
     */
    readonly audioTracks: LegacyMediaStreamTrackList;
    /**
     * The video tracks, the same list each time.
     * @chrome 23 to 25
     * @source WebKit's test `MediaStreamTrackList.html`; AD13
     * @deprecated Write `stream.getVideoTracks()`.
     */
    readonly videoTracks: LegacyMediaStreamTrackList;
  }

  interface MediaStreamEventMap {
    /**
     * The same as `onended`.
     * @chrome 21 to 5x
     * @source DW `MediaStream.idl`
     * @deprecated Write `track.addEventListener('ended', …)`.
     */
    ended: Event;
  }

  /**
   * A live view of the tracks of one kind in a stream.
   * @chrome 23 to 25
   * @source WebKit's test `MediaStreamTrackList.html`
   */
  interface LegacyMediaStreamTrackList extends EventTarget {
    /**
     * A track by index, as in an array.
     * @deprecated Write `stream.getAudioTracks()[0]`.
     */
    readonly [index: number]: MediaStreamTrack;
    /**
     * The number of tracks.
     * @deprecated Write `stream.getAudioTracks().length`.
     */
    readonly length: number;
    /**
     * A track by index, or `null`.
     * @deprecated Write `stream.getAudioTracks()[0]`.
     */
    item(index: number): MediaStreamTrack | null;
    /**
     * Adds a track to the stream, without an event.
     * @deprecated Write `stream.addTrack(track)`.
     */
    add(track: MediaStreamTrack): undefined;
    /**
     * Removes a track from the stream, without an event.
     * @deprecated Write `stream.removeTrack(track)`.
     */
    remove(track: MediaStreamTrack): undefined;
    /**
     * The other side has added a track.
     * @deprecated Write `stream.onaddtrack = ({track}) => { … }`.
     */
    onaddtrack: ((this: LegacyMediaStreamTrackList, event: MediaStreamTrackEvent) => any) | null;
    /**
     * The other side has removed a track.
     * @deprecated Write `stream.onremovetrack = ({track}) => { … }`.
     */
    onremovetrack: ((this: LegacyMediaStreamTrackList, event: MediaStreamTrackEvent) => any) | null;
  }

  interface LegacyURLConstructor {
    /**
     * A URL by which media elements play a stream, `video.src = url`. After it is revoked, no element accepts it; those
     * that play it go on.
     * @remarks The URL holds its stream weakly, so that a forgotten one can be collected.
     * @chrome 8 to 70
     * @source the intent to remove it, blink-dev, January 2018; AD13
     * @deprecated Write `video.srcObject = stream`.
     */
    createObjectURL(stream: MediaStream): string;
  }
}
