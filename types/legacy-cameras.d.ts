// Cameras, microphones and screens as they were: `navigator.webkitGetUserMedia`, its constraints and errors, and
// `MediaStreamTrack.getSources`.
export {};

declare global {
  interface Navigator {
    /**
     * Asks for a camera, a microphone, both, or a screen. The constraints may be in the old style, today's, or both.
     * @throws `TypeError` for a success callback that is not a function, and for malformed constraints;
     * `NotSupportedError` if neither audio nor video is asked for. Any other error goes to the failure callback.
     * @chrome 21 on; the failure callback optional until 34
     * @source DW@4851e63, DW@ae4f2e7; PROBE
     * @deprecated Write `stream = await navigator.mediaDevices.getUserMedia({video: true})`.
     */
    webkitGetUserMedia(
      constraints: LegacyMediaStreamConstraints | MediaStreamConstraints,
      success: (stream: MediaStream) => void,
      failure?: ((error: LegacyUserMediaError) => void) | null
    ): undefined;
    /**
     * The same without its prefix.
     * @chrome later than the prefixed one; our sources do not date it
     * @source PROBE: Chromium 156 still has it; AD13 assigns the prefixed one to the name
     * @deprecated Write `stream = await navigator.mediaDevices.getUserMedia({video: true})`.
     */
    getUserMedia(
      constraints: LegacyMediaStreamConstraints | MediaStreamConstraints,
      success: (stream: MediaStream) => void,
      failure?: ((error: LegacyUserMediaError) => void) | null
    ): undefined;
  }

  interface MediaDevices {
    /**
     * With constraints in the old style, which may be mixed with today's.
     * @throws (rejects) `TypeError` for malformed constraints, `OverconstrainedError` for an unknown mandatory name
     * @chrome as long as it has the method
     * @source MCI; PROBE: Chromium 156 still accepts them
     * @deprecated Write `{video: {width: {max: 320}}}`.
     */
    getUserMedia(constraints: LegacyMediaStreamConstraints): Promise<MediaStream>;
    // Again the standard's own: TypeScript infers from the last overload, as in
    // `Parameters<MediaDevices['getUserMedia']>`.
    getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream>;
  }

  /** Old-style constraints for at least one kind of media. */
  type LegacyMediaStreamConstraints =
    | { audio: LegacyMediaTrackConstraints; video?: boolean | MediaTrackConstraints | LegacyMediaTrackConstraints }
    | { audio?: boolean | MediaTrackConstraints | LegacyMediaTrackConstraints; video: LegacyMediaTrackConstraints };

  /** `{mandatory: {maxWidth: 640}, optional: [{minFrameRate: 30}]}`, with today's members beside them. */
  type LegacyMediaTrackConstraints = LegacyConstraints<LegacyMediaTrackConstraintNames> & MediaTrackConstraints;

  /**
   * The constraints that a camera, a microphone or a screen knew. An unknown mandatory name, or one whose value is not
   * a number where one is needed, fails the call with `ConstraintNotSatisfiedError`.
   * @remarks `usage()` reports those that have no effect as `ignored`.
   * @chrome 24 on
   * @source MCI
   */
  interface LegacyMediaTrackConstraintNames {
    /**
     * In pixels.
     * @deprecated Write `{video: {width: {min: 640}}}`.
     */
    minWidth?: number | string;
    /**
     * In pixels.
     * @deprecated Write `{video: {width: {max: 320}}}`.
     */
    maxWidth?: number | string;
    /**
     * In pixels.
     * @deprecated Write `{video: {height: {min: 480}}}`.
     */
    minHeight?: number | string;
    /**
     * In pixels.
     * @deprecated Write `{video: {height: {max: 240}}}`.
     */
    maxHeight?: number | string;
    /**
     * In frames per second.
     * @deprecated Write `{video: {frameRate: {min: 30}}}`.
     */
    minFrameRate?: number | string;
    /**
     * In frames per second.
     * @deprecated Write `{video: {frameRate: {max: 15}}}`.
     */
    maxFrameRate?: number | string;
    /**
     * Width divided by height.
     * @deprecated Write `{video: {aspectRatio: {min: 1.33}}}`.
     */
    minAspectRatio?: number | string;
    /**
     * Width divided by height.
     * @deprecated Write `{video: {aspectRatio: {max: 1.78}}}`.
     */
    maxAspectRatio?: number | string;
    /**
     * A device, by its id.
     * @deprecated Write `{video: {deviceId: {exact: id}}}`.
     */
    sourceId?: string;
    /**
     * A screen instead of a camera: `screen`, `window`, `tab`, `desktop`, `system`.
     * @remarks It is `getDisplayMedia`, which needs a user's click; the user chooses.
     * @deprecated Write `await navigator.mediaDevices.getDisplayMedia()`.
     */
    chromeMediaSource?: string;
    /**
     * Which screen, by the id that an extension had asked for.
     * @remarks Ignored for a screen: browsers let no page choose. For a camera it is the device id, as it was.
     * @deprecated Leave it out.
     */
    chromeMediaSourceId?: string;
    /**
     * Removes the echo of the loudspeakers.
     * @deprecated Write `{audio: {echoCancellation: true}}`.
     */
    echoCancellation?: LegacyFlag;
    /**
     * The same as `echoCancellation`.
     * @deprecated Write `{audio: {echoCancellation: true}}`.
     */
    googEchoCancellation?: LegacyFlag;
    /**
     * The same as `echoCancellation`, by another algorithm.
     * @deprecated Write `{audio: {echoCancellation: true}}`.
     */
    googEchoCancellation2?: LegacyFlag;
    /**
     * Evens out the volume.
     * @deprecated Write `{audio: {autoGainControl: true}}`.
     */
    googAutoGainControl?: LegacyFlag;
    /**
     * The same as `googAutoGainControl`, by another algorithm.
     * @deprecated Write `{audio: {autoGainControl: true}}`.
     */
    googAutoGainControl2?: LegacyFlag;
    /**
     * Removes noise.
     * @deprecated Write `{audio: {noiseSuppression: true}}`.
     */
    googNoiseSuppression?: LegacyFlag;
    /**
     * The same as `googNoiseSuppression`, by another algorithm.
     * @deprecated Write `{audio: {noiseSuppression: true}}`.
     */
    googNoiseSuppression2?: LegacyFlag;
    /**
     * Removes low tones.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googHighpassFilter?: LegacyFlag;
    /**
     * Detects the noise of a keyboard.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googTypingNoiseDetection?: LegacyFlag;
    /**
     * Swaps left and right.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googAudioMirroring?: LegacyFlag;
    /**
     * Another kind of echo cancellation.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googDAEchoCancellation?: LegacyFlag;
    /**
     * Several microphones listen in one direction.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googBeamforming?: LegacyFlag;
    /**
     * Where these microphones are.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googArrayGeometry?: string;
    /**
     * Removes noise from video.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googNoiseReduction?: LegacyFlag;
    /**
     * The mains frequency of the lamps, in Hz.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googPowerLineFrequency?: number | string;
    /**
     * Listens for a spoken word.
     * @remarks No effect.
     * @deprecated Leave it out.
     */
    googHotword?: LegacyFlag;
    /**
     * The loudspeaker that belongs to the microphone.
     * @remarks No effect.
     * @deprecated Leave it out; `audio.setSinkId()` is like it.
     */
    chromeRenderToAssociatedSink?: LegacyFlag;
    /**
     * The latency, in ms.
     * @remarks No effect.
     * @deprecated Leave it out; `{audio: {latency: 0.01}}`, in seconds, is like it.
     */
    latencyMs?: number | string;
    /**
     * A tab's own sound is muted while the tab is shared.
     * @remarks No effect.
     * @deprecated Leave it out; `suppressLocalAudioPlayback` is like it.
     */
    disableLocalEcho?: LegacyFlag;
  }

  /**
   * The argument of the failure callback: today's error with the old names and fields.
   * @chrome 21 to 5x
   * @source DW `NavigatorUserMediaError.idl`; Blink's test `getusermedia.html`
   */
  interface LegacyUserMediaError extends DOMException {
    /**
     * The constraint that could not be met, by the name that the page used; otherwise empty.
     * @chrome June 2013 to 5x
     * @deprecated Write `error.constraint`, of an `OverconstrainedError`.
     */
    readonly constraintName: string;
    /**
     * The value of `code` when the user refuses: 1.
     * @chrome 21 to May 2013
     * @deprecated Write `error.name === 'NotAllowedError'`.
     */
    readonly PERMISSION_DENIED: 1;
    /**
     * `PermissionDeniedError`, `DevicesNotFoundError`, `TrackStartError`, `ConstraintNotSatisfiedError`; any other as
     * today.
     */
    readonly name: string;
    /** 1 when the user refuses, otherwise 0. */
    readonly code: number;
  }

  interface LegacyMediaStreamTrackConstructor {
    /**
     * Passes the cameras and microphones to the callback, later.
     * @throws `TypeError` for a callback that is not a function
     * @chrome 30 to 5x
     * @source DW `SourceInfo.idl`
     * @deprecated Write `await navigator.mediaDevices.enumerateDevices()`.
     */
    getSources(callback: (sources: LegacySourceInfo[]) => void): undefined;
  }

  /**
   * A camera or a microphone.
   * @chrome 30 to 5x
   * @source DW `SourceInfo.idl`
   */
  interface LegacySourceInfo {
    /**
     * In the form that the constraint `sourceId` accepts.
     * @deprecated Write `device.deviceId`.
     */
    readonly id: string;
    /**
     * Which of the two.
     * @deprecated Write `device.kind`: `audioinput` or `videoinput`.
     */
    readonly kind: 'audio' | 'video';
    /**
     * Its name; empty until the page may use it.
     * @deprecated Write `device.label`.
     */
    readonly label: string;
    /**
     * Which way a camera faces; empty if unknown.
     * @deprecated Write `track.getSettings().facingMode`.
     */
    readonly facing: 'user' | 'environment' | 'left' | 'right' | '';
  }
}
