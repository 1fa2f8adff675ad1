/** Made from runEarly.ts by `npm run element`. */
export const EARLY_SCRIPT =
  '(function(){var e=new URLSearchParams(location.search),t=document.documentElement.dataset,n=e.get(`colorScheme`)??e.get(`theme`),r=e.get(`panel`);(n===`light`||n===`dark`)&&(t.theme=n),(r===`below`||r===`none`)&&(t.panel=r),t.fold=``,onclick=({target:e})=>{e.ariaExpanded&&(t.asked=``)},setTimeout(()=>{`up`in t||delete t.fold},5e3)})();';
